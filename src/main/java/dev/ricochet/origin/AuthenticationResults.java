package dev.ricochet.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a mail server says of who wrote a mail (RFC 8601).
 *
 * @param results one for each method that it tried, in order
 */
record AuthenticationResults(String authservId, List<Result> results) {

    /** More methods than any server tries. */
    private static final int MOST = 50;

    /**
     * The outcome of one method.
     *
     * @param properties such as {@code header.d}, in lower case
     */
    record Result(String method, String outcome, Map<String, String> properties) {
        boolean isPass() {
            return outcome.equals("pass");
        }

        boolean isFail() {
            return outcome.equals("fail") || outcome.equals("permerror");
        }

        /** The domain that is vouched for. */
        Optional<String> domain() {
            return switch (method) {
                case "dkim" ->
                    Optional.ofNullable(properties.getOrDefault("header.d", properties.get("header.i")))
                            .map(AuthenticationResults::afterAt);
                case "dmarc" ->
                    Optional.ofNullable(properties.get("header.from")).map(AuthenticationResults::afterAt);
                default -> Optional.empty();
            };
        }
    }

    static AuthenticationResults parse(String value) {
        String[] parts = withoutComments(value).toLowerCase(Locale.ROOT).split(";", MOST);
        List<Result> results = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            result(parts[i]).ifPresent(results::add);
        }
        // an id may be followed by a version: "mx.google.com 1;"
        return new AuthenticationResults(parts[0].strip().split("\\s", 2)[0], List.copyOf(results));
    }

    private static Optional<Result> result(String part) {
        String method = "";
        String outcome = "";
        Map<String, String> properties = new java.util.HashMap<>();
        for (String word : part.strip().split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                String name = word.substring(0, equals);
                String value = word.substring(equals + 1);
                if (method.isEmpty()) {
                    method = name;
                    outcome = value;
                } else {
                    properties.putIfAbsent(name, value);
                }
            }
        }
        return method.isEmpty() ? Optional.empty() : Optional.of(new Result(method, outcome, Map.copyOf(properties)));
    }

    private static String afterAt(String identity) {
        return identity.substring(identity.lastIndexOf('@') + 1);
    }

    /** Comments and quoted texts may hold anything, a semicolon and "dkim=pass" among it. */
    private static String withoutComments(String value) {
        StringBuilder bare = new StringBuilder(value.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && (depth > 0 || quoted)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && !quoted) {
                bare.append(c);
            }
        }
        return bare.toString();
    }
}

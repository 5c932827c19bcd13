package dev.ricochet.origin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server found out about a mail's sender (RFC 8601), taken apart. A field with anything in it that could hide
 * words in a comment or a quotation, or
 * with more results than any server finds, says nothing.
 *
 * @param server its authserv-id
 */
record AuthenticationResults(String server, List<Result> results) {
    static final AuthenticationResults NONE = new AuthenticationResults("", List.of());

    private static final int MOST_RESULTS = 50;

    /** {@code dkim=pass header.i=@example.org}: words in lower case, properties by their whole name. */
    record Result(String method, String outcome, Map<String, String> properties) {
        boolean is(String someMethod, String someOutcome) {
            return method.equals(someMethod) && outcome.equals(someOutcome);
        }

        /** The domain that it speaks of; empty when it names none, or two that are strangers. */
        String domain() {
            if (method.equals("dmarc")) {
                return domainIn("header.from");
            }
            String signer = domainIn("header.d");
            String user = domainIn("header.i");
            if (signer.isEmpty() || user.isEmpty()) {
                return signer + user;
            }
            return user.equals(signer) || user.endsWith("." + signer) ? signer : "";
        }

        private String domainIn(String property) {
            String value = properties.getOrDefault(property, "");
            return value.substring(value.lastIndexOf('@') + 1);
        }
    }

    static AuthenticationResults parse(String field) {
        return bare(field).map(AuthenticationResults::of).orElse(NONE);
    }

    private static AuthenticationResults of(String bare) {
        // mx.example.org 1; dkim=pass …: a version may follow the name
        String[] segments = bare.split(";", MOST_RESULTS + 2);
        if (segments.length == MOST_RESULTS + 2) {
            return NONE;
        }
        List<Result> results = new ArrayList<>();
        for (int i = 1; i < segments.length; i++) {
            result(segments[i].strip()).ifPresent(results::add);
        }
        return new AuthenticationResults(segments[0].strip().split(" ", 2)[0], List.copyOf(results));
    }

    private static Optional<Result> result(String segment) {
        String[] words = segment.replace(" =", "=").replace("= ", "=").split(" ");
        int equals = words[0].indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        Map<String, String> properties = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int at = words[i].indexOf('=');
            if (at > 0 && properties.put(words[i].substring(0, at), words[i].substring(at + 1)) != null) {
                return Optional.empty();
            }
        }
        // dkim/1=pass
        String method = words[0].substring(0, equals).split("/", 2)[0];
        return Optional.of(new Result(method, words[0].substring(equals + 1), Map.copyOf(properties)));
    }

    /**
     * The field in lower case, without comments and quotes, blanks made single; what a quotation held can part nothing.
     * Empty where a comment or a quotation does not end, and where a quotation mark stands in a comment: servers write
     * the envelope's sender there, who may have chosen an address such as {@code "x) ; dkim=pass … ("@example.com}.
     */
    static Optional<String> bare(String field) {
        StringBuilder out = new StringBuilder(field.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (depth > 0) {
                if (c == '"') {
                    return Optional.empty();
                }
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                out.append(Character.isLetterOrDigit(c) || "@.-_".indexOf(c) >= 0 ? c : '_');
            } else if (c == '(') {
                depth++;
                blank(out);
            } else if (c == ')') {
                return Optional.empty();
            } else if (c <= ' ') {
                blank(out);
            } else {
                out.append(c);
            }
        }
        return depth > 0 || quoted
                ? Optional.empty()
                : Optional.of(out.toString().strip().toLowerCase(Locale.ROOT));
    }

    private static void blank(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}

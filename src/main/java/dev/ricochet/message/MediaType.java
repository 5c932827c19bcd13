package dev.ricochet.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A Content-Type.
 *
 * @param name type and subtype in lower case
 * @param parameters by their names in lower case; continued and encoded ones (RFC 2231) put together
 */
public record MediaType(String name, Map<String, String> parameters) {
    public static final MediaType TEXT = new MediaType("text/plain", Map.of());
    static final MediaType MAIL = new MediaType("message/rfc822", Map.of());

    /** Parameters of one header; a boundary, a charset, a name: more are not meant for us. */
    private static final int MOST_PARAMETERS = 50;

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    public boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    public boolean isText() {
        return name.startsWith("text/");
    }

    public String parameter(String wanted) {
        return parameters.getOrDefault(wanted, "");
    }

    static MediaType parse(String header, MediaType fallback) {
        int semicolon = header.indexOf(';');
        String name = (semicolon < 0 ? header : header.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        int blank = name.indexOf(' ');
        if (blank > 0 && name.indexOf('/') < blank) {
            name = name.substring(0, blank);
        }
        if (name.indexOf('/') <= 0) {
            return fallback;
        }
        return new MediaType(name, semicolon < 0 ? Map.of() : parameters(header, semicolon + 1));
    }

    private static Map<String, String> parameters(String header, int from) {
        Map<String, String> found = HashMap.newHashMap(4);
        int at = from;
        for (int n = 0; n < MOST_PARAMETERS && at < header.length(); n++) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = header.substring(at, equals).replace(';', ' ').strip().toLowerCase(Locale.ROOT);
            int start = equals + 1;
            while (start < header.length() && header.charAt(start) == ' ') {
                start++;
            }
            StringBuilder value = new StringBuilder();
            at = start < header.length() && header.charAt(start) == '"'
                    ? quoted(header, start + 1, value)
                    : bare(header, start, value);
            put(found, name, value.toString());
        }
        return found;
    }

    private static int quoted(String header, int from, StringBuilder value) {
        int at = from;
        while (at < header.length() && header.charAt(at) != '"') {
            if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                at++;
            }
            value.append(header.charAt(at++));
        }
        int semicolon = header.indexOf(';', at);
        return semicolon < 0 ? header.length() : semicolon + 1;
    }

    private static int bare(String header, int from, StringBuilder value) {
        int semicolon = header.indexOf(';', from);
        int end = semicolon < 0 ? header.length() : semicolon;
        value.append(header.substring(from, end).strip());
        return semicolon < 0 ? end : semicolon + 1;
    }

    /** {@code name*0*=utf-8''a%20} and {@code name*1=b}: pieces come in order in all mail that we know. */
    private static void put(Map<String, String> found, String name, String value) {
        int star = name.indexOf('*');
        if (star < 0) {
            found.putIfAbsent(name, value);
            return;
        }
        String plain = value;
        if (name.endsWith("*")) {
            int quote = plain.indexOf('\'');
            int second = quote < 0 ? -1 : plain.indexOf('\'', quote + 1);
            plain = second < 0 ? plain : plain.substring(second + 1);
        }
        found.merge(name.substring(0, star), plain, String::concat);
    }
}

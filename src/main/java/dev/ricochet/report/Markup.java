package dev.ricochet.report;

import java.util.Locale;
import java.util.Map;

/** HTML as the lines that a person sees. */
public final class Markup {
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "nbsp", " ", "apos", "'");
    private static final String BREAKING = " br p div tr li table h1 h2 h3 h4 ul ol blockquote pre hr /p /div /tr /li "
            + "/table /h1 /h2 /h3 /h4 /ul /ol /td td /pre ";

    private static final int LONGEST_ENTITY = 9;

    private Markup() {}

    public static String toText(String html) {
        StringBuilder out = new StringBuilder(html.length() / 2 + 16);
        int lastClose = html.lastIndexOf('>');
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                at = at > lastClose ? html.length() : tag(html, at, out);
            } else if (c == '&') {
                at = entity(html, at, out);
            } else {
                out.append(c == '\n' ? ' ' : c);
                at++;
            }
        }
        return out.toString();
    }

    private static int tag(String html, int at, StringBuilder out) {
        int end = at + 1;
        while (end < html.length() && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '/')) {
            end++;
        }
        String name = html.substring(at + 1, end).toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.indexOf('@') >= 0) {
            // not a tag: <!-- … --> is none to see, "< 5" is text
            if (html.startsWith("<!--", at)) {
                int comment = html.indexOf("-->", at);
                return comment < 0 ? html.length() : comment + 3;
            }
            return html.startsWith("<!", at) || html.startsWith("<?", at)
                    ? html.indexOf('>', at) + 1
                    : literal(html, at, out);
        }
        if (html.charAt(end) == '@') {
            return literal(html, at, out);
        }
        int close = html.indexOf('>', end);
        if (name.equals("style") || name.equals("script") || name.equals("head")) {
            return behind(html, name, close);
        }
        String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (BREAKING.contains(" " + bare + " ")) {
            out.append('\n');
        }
        return close + 1;
    }

    private static int literal(String html, int at, StringBuilder out) {
        out.append(html.charAt(at));
        return at + 1;
    }

    private static int behind(String html, String name, int from) {
        String end = "</" + name;
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at, end, 0, end.length())) {
                int close = html.indexOf('>', at);
                return close < 0 ? html.length() : close + 1;
            }
        }
        return html.length();
    }

    private static int entity(String html, int at, StringBuilder out) {
        int semicolon = html.indexOf(';', at, Math.min(html.length(), at + LONGEST_ENTITY));
        if (semicolon < 0) {
            out.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, semicolon);
        String plain = ENTITIES.get(name);
        if (plain != null) {
            out.append(plain);
            return semicolon + 1;
        }
        int code = name.startsWith("#") ? number(name) : -1;
        if (code > 0 && Character.isValidCodePoint(code)) {
            out.appendCodePoint(code);
            return semicolon + 1;
        }
        out.append('&');
        return at + 1;
    }

    private static int number(String name) {
        boolean hexadecimal = name.length() > 2 && (name.charAt(1) | 0x20) == 'x';
        try {
            return hexadecimal
                    ? Integer.parseInt(name, 2, name.length(), 16)
                    : Integer.parseInt(name, 1, name.length(), 10);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}

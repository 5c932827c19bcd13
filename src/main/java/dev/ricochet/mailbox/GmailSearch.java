package dev.ricochet.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Gmail is asked for, in the syntax of its search box; the knowledge is in {@code search/gmail.txt}. */
final class GmailSearch {
    /** Of a server that takes {@code X-GM-RAW} in a search. */
    static final String CAPABILITY = "X-GM-EXT-1";

    private static final String PATH = "/search/gmail.txt";

    /** Search keys, each a whole one. */
    static final List<String> KEYS = keys();

    private GmailSearch() {}

    private static List<String> keys() {
        try (InputStream in = GmailSearch.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: " + PATH);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> "X-GM-RAW \"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

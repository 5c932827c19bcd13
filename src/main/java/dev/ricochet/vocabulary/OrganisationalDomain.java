package dev.ricochet.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The domain that an organisation registered: {@code example.co.uk} for {@code mx1.mail.example.co.uk}. By a short list of
 * suffixes with several labels; what the list does not know is taken to be one label below the last, and under an unknown
 * two-letter country with a short second label nothing is taken for the same.
 */
public final class OrganisationalDomain {
    private static final String LIST = "/suffixes.txt";

    private OrganisationalDomain() {}

    public static String of(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        int cut = lower.length();
        int labels = 0;
        while (cut > 0) {
            cut = lower.lastIndexOf('.', cut - 1);
            labels++;
            String tail = lower.substring(cut + 1);
            if (labels >= 2 && !isSuffix(tail)) {
                return tail;
            }
        }
        return lower;
    }

    private static boolean isSuffix(String tail) {
        return Holder.SUFFIXES.contains(tail) || isLikeSuffix(tail);
    }

    /** {@code com.xx}, {@code ac.xx}: a country's own second level that is not on the list. */
    private static boolean isLikeSuffix(String tail) {
        int dot = tail.indexOf('.');
        return dot == tail.lastIndexOf('.')
                && tail.length() - dot == 3
                && Holder.GENERIC.contains(tail.substring(0, dot));
    }

    private static final class Holder {
        static final Set<String> GENERIC = Set.of(
                "com", "co", "net", "org", "edu", "gov", "mil", "ac", "or", "ne", "go", "gob", "nom", "info", "biz");
        static final Set<String> SUFFIXES = read();

        private static Set<String> read() {
            try (InputStream in = OrganisationalDomain.class.getResourceAsStream(LIST)) {
                if (in == null) {
                    throw new IllegalStateException("missing from the application: " + LIST);
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package dev.ricochet.hygiene;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Domains that are one slip of a finger away from one where very many people have a mailbox. The domains, with slips that were
 * seen, are in {@code hygiene/mailbox-domains.txt}.
 */
@Singleton
public final class TypingErrors {
    private static final String FILE = "/hygiene/mailbox-domains.txt";

    /** In front of a domain that is real and so never a slip. */
    private static final String REAL = "= ";

    private static final int SHORTEST_NAME = 5;

    private final Map<String, List<String>> slips = new LinkedHashMap<>();
    private final Set<String> real = new HashSet<>();

    TypingErrors() {
        try (InputStream file = TypingErrors.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in this build");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        if (line.startsWith(REAL)) {
            real.addAll(List.of(line.substring(REAL.length()).split(" +")));
        } else if (!line.isBlank() && !line.startsWith("#")) {
            List<String> words = List.of(line.split(" +"));
            slips.put(words.getFirst(), words.subList(1, words.size()));
        }
    }

    /** The address that was probably meant; empty where nothing looks mistyped. */
    public Optional<EmailAddress> meant(EmailAddress written) {
        String domain = written.domain();
        if (slips.containsKey(domain) || real.contains(domain)) {
            return Optional.empty();
        }
        return domainMeant(domain).map(meant -> new EmailAddress(written.local(), meant));
    }

    /** The domains, with the slips that they are known for. */
    Map<String, List<String>> slips() {
        return slips;
    }

    private Optional<String> domainMeant(String domain) {
        Optional<String> known = slips.entrySet().stream()
                .filter(one -> one.getValue().contains(domain))
                .map(Map.Entry::getKey)
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        List<String> near = slips.keySet().stream()
                .filter(one -> isOneSlipAway(domain, one))
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    /** Short names are near to too many others. */
    private static boolean isOneSlipAway(String written, String meant) {
        return meant.indexOf('.') >= SHORTEST_NAME && Slip.isOne(written, meant);
    }
}

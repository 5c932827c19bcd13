package dev.ricochet.smtp;

import dev.ricochet.egress.DnsRecords;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The SPF policy of a domain (RFC 7208): whether it lets a provider send, and how many look-ups it costs whoever checks
 * it.
 */
final class Spf {
    /** RFC 7208, 4.6.4: with more than ten the policy is void. */
    static final int MOST_LOOKUPS = 10;

    /** Nothing is followed further than it takes to know that. */
    private static final int DEEPEST = 10;

    private final DnsRecords records;
    private final String include;
    private final Set<String> followed = new HashSet<>();
    private int lookups;
    private boolean includesProvider;
    private boolean unanswered;

    /** @param include of the provider: {@code _spf.google.com} */
    Spf(DnsRecords records, String include) {
        this.records = records;
        this.include = include;
    }

    /** What was found, all in all. */
    record Policy(List<String> texts, int lookups, boolean includesProvider, boolean unanswered) {}

    Policy of(String domain) {
        List<String> own = texts(domain);
        if (own.size() == 1) {
            follow(own.getFirst(), 0);
        }
        return new Policy(own, lookups, includesProvider, unanswered);
    }

    private void follow(String policy, int depth) {
        for (String term : policy.toLowerCase(Locale.ROOT).split("\\s+")) {
            String mechanism = term.replaceFirst("^[+?~-]", "");
            Optional<String> next = next(mechanism);
            if (next.isPresent() || mechanism.matches("(a|mx|ptr|exists)([:/].*)?")) {
                lookups++;
            }
            if (next.isPresent() && lookups <= MOST_LOOKUPS && depth < DEEPEST && followed.add(next.get())) {
                includesProvider |= next.get().equals(include);
                texts(next.get()).stream().findFirst().ifPresent(text -> follow(text, depth + 1));
            }
        }
    }

    private static Optional<String> next(String mechanism) {
        for (String key : List.of("include:", "redirect=")) {
            // a macro stands for what the mail brings along
            if (mechanism.startsWith(key) && mechanism.indexOf('%') < 0 && mechanism.length() <= 260) {
                return Optional.of(mechanism.substring(key.length()));
            }
        }
        return Optional.empty();
    }

    private List<String> texts(String domain) {
        return switch (records.txt(domain)) {
            case DnsRecords.Answer.Known(var texts) ->
                texts.stream()
                        .filter(text -> text.equalsIgnoreCase("v=spf1")
                                || text.toLowerCase(Locale.ROOT).startsWith("v=spf1 "))
                        .toList();
            case DnsRecords.Answer.NotChecked _ -> {
                unanswered = true;
                yield List.of();
            }
        };
    }
}

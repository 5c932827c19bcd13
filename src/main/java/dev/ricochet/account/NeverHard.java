package dev.ricochet.account;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom no hard bounce is told of, whatever a server says: it is told as a soft one.
 *
 * @param entries addresses, and domains with all that lies below them
 */
public record NeverHard(List<String> entries) {
    /** More are a list to be kept elsewhere. */
    public static final int MOST = 1000;

    /** An address's longest. */
    public static final int LONGEST = EmailAddress.LONGEST;

    private static final String NOBODY = "off";

    /** Empty where one is neither an address nor a domain; {@code off} stands for nobody. */
    public static Optional<NeverHard> parse(List<String> texts) {
        List<String> entries = new ArrayList<>();
        for (String text : texts) {
            Optional<String> entry = entry(text.strip().toLowerCase(Locale.ROOT));
            if (entry.isEmpty() && !(texts.size() == 1 && text.strip().equalsIgnoreCase(NOBODY))) {
                return Optional.empty();
            }
            entry.ifPresent(entries::add);
        }
        return entries.size() > MOST ? Optional.empty() : Optional.of(new NeverHard(List.copyOf(entries)));
    }

    /** The domains of these people, but for those in which providers give addresses to anybody. */
    static NeverHard houseOf(Set<EmailAddress> people) {
        return new NeverHard(people.stream()
                .map(EmailAddress::domain)
                .filter(domain -> !Presets.givesAddressesIn(domain))
                .distinct()
                .sorted()
                .collect(Collectors.toUnmodifiableList()));
    }

    public boolean covers(EmailAddress address) {
        return entries.stream()
                .anyMatch(entry -> entry.indexOf('@') >= 0
                        ? entry.equals(address.key())
                        : address.domain().equals(entry) || address.domain().endsWith("." + entry));
    }

    private static Optional<String> entry(String text) {
        if (text.indexOf('@') > 0) {
            return EmailAddress.parse(text).map(EmailAddress::key);
        }
        String domain = text.startsWith("@") ? text.substring(1) : text;
        return domain.indexOf('.') < 0
                ? Optional.empty()
                : EmailAddress.parse("anybody@" + domain).map(EmailAddress::domain);
    }
}

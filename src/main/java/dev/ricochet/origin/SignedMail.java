package dev.ricochet.origin;

import dev.ricochet.message.Headers;
import dev.ricochet.origin.dkim.DkimSignature;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.OrganisationalDomain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The mail that a report is about, where its returned headers are signed: one author, one recipient, one Message-ID, and a
 * signature over all three. Whoever else got such a mail could speak about its recipient, so that one to several is none
 * of these; and {@code Cc} has to be signed as well, since a copy's could be taken out.
 */
record SignedMail(MessageId id, EmailAddress author, EmailAddress recipient, List<DkimSignature> signatures) {
    private static final List<String> SIGNED = List.of("from", "to", "cc", "message-id");

    private static final int LONGEST = 1000;

    // "Doe, Jane" <jane@example.com> · Jane <jane@example.com> · <jane@example.com> · jane@example.com; an address in a
    // name or in quotes is somebody else's choice
    private static final Pattern ONE_ADDRESS = Pattern.compile(
            "(?:(?:\"(?:[^\"\\\\]++|\\\\.)*+\"|[^\"<>@,;:()]*+)\\s*+<([^<>@\\s\"(),;:]++@[^<>@\\s\"(),;:]++)>)"
                    + "|([^<>@\\s\"(),;:]++@[^<>@\\s\"(),;:]++)");

    static Optional<SignedMail> in(Headers returned) {
        Optional<MessageId> id = only(returned, "Message-ID").flatMap(MessageId::parse);
        Optional<EmailAddress> author = only(returned, "From").flatMap(SignedMail::address);
        Optional<EmailAddress> recipient = only(returned, "To").flatMap(SignedMail::address);
        if (id.isEmpty() || author.isEmpty() || recipient.isEmpty() || returned.has("Cc") || returned.has("Bcc")) {
            return Optional.empty();
        }
        List<DkimSignature> signatures = DkimSignature.in(returned).stream()
                .filter(signature -> SIGNED.stream().allMatch(signature::covers))
                .filter(signature -> speaksFor(signature.domain(), author.get().domain()))
                .toList();
        return signatures.isEmpty()
                ? Optional.empty()
                : Optional.of(new SignedMail(id.get(), author.get(), recipient.get(), signatures));
    }

    /** Names under which DNS has the keys of the signatures that count if one of these people is the author. */
    Set<String> keyNames(Set<EmailAddress> authors) {
        return isBy(authors)
                ? signatures.stream().map(DkimSignature::keyName).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The domain of one of these authors that signed it, to this recipient; empty where none did, or not in time. */
    Optional<String> signer(Set<EmailAddress> authors, EmailAddress to, Map<String, List<String>> keys, Instant at) {
        return isBy(authors) && recipient.isSameAs(to)
                ? signatures.stream()
                        .filter(signature -> signature.isGoodAt(at))
                        .filter(signature -> keys.getOrDefault(signature.keyName(), List.of()).stream()
                                .anyMatch(signature::holds))
                        .map(DkimSignature::domain)
                        .findFirst()
                : Optional.empty();
    }

    private boolean isBy(Set<EmailAddress> authors) {
        return authors.stream().anyMatch(author::isSameAs);
    }

    /** Whether a domain signs for an author: it is his own, or lies above it within what one registrant holds. */
    private static boolean speaksFor(String signer, String author) {
        return (author.equals(signer) || author.endsWith("." + signer))
                && OrganisationalDomain.isOneHouse(author, signer);
    }

    private static Optional<String> only(Headers mail, String name) {
        List<String> values = mail.all(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static Optional<EmailAddress> address(String field) {
        Matcher one = ONE_ADDRESS.matcher(field);
        return field.length() <= LONGEST && one.matches()
                ? EmailAddress.parse(one.group(1) == null ? one.group(2) : one.group(1))
                : Optional.empty();
    }
}

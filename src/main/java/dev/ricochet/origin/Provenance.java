package dev.ricochet.origin;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.FinalRecipients;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a report shows of where it came from, apart from its bytes; whether that proves anything is not said here. */
public final class Provenance {
    public static final Provenance NONE =
            new Provenance(Optional.empty(), Optional.empty(), Set.of(), Optional.empty());

    /** Names that a provider gives to no customer: its signature under another's mail proves nothing. */
    private static final Set<String> MAIL_SYSTEMS = Set.of(
            "mailer-daemon",
            "mailerdaemon",
            "mailer_daemon",
            "mail-daemon",
            "postmaster",
            // the same in every organisation
            "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e");

    private final Optional<Handover> handover;
    private final Optional<EmailAddress> author;
    private final Set<String> finalRecipients;
    private final Optional<SignedMail> signed;

    private Provenance(
            Optional<Handover> handover,
            Optional<EmailAddress> author,
            Set<String> finalRecipients,
            Optional<SignedMail> signed) {
        this.handover = handover;
        this.author = author;
        this.finalRecipients = finalRecipients;
        this.signed = signed;
    }

    /** @param returned the headers of the mail that it is about, as far as they came back */
    public static Provenance of(MailMessage report, Headers returned) {
        return new Provenance(
                Handover.in(report.headers()),
                author(report.headers()),
                FinalRecipients.keysIn(report),
                SignedMail.in(returned));
    }

    /** Names under which DNS has keys that could prove it, if one of these people is who writes our mail. */
    public Set<String> keyNames(Set<EmailAddress> authors) {
        return signed.map(mail -> mail.keyNames(authors)).orElse(Set.of());
    }

    Optional<SignedMail> signed() {
        return signed;
    }

    Optional<Handover> handover() {
        return handover;
    }

    /** The domain whose mail system calls itself the author. */
    Optional<String> mailSystem() {
        return author.filter(address -> MAIL_SYSTEMS.contains(address.local().toLowerCase(Locale.ROOT)))
                .map(EmailAddress::domain);
    }

    /** Whom it names as its author, where that is one. */
    public Optional<EmailAddress> oneAuthor() {
        return author;
    }

    /** Whether it names this one author and no other. */
    boolean isBy(EmailAddress person) {
        return author.filter(person::isSameAs).isPresent();
    }

    boolean namesAsFinal(EmailAddress recipient) {
        return finalRecipients.contains(recipient.key());
    }

    // From: mailer-daemon@googlemail.com <mallory@googlemail.com>: of two addresses nobody knows which was signed for
    private static Optional<EmailAddress> author(Headers headers) {
        String from = headers.raw("From");
        boolean one = from.indexOf('@') == from.lastIndexOf('@')
                && headers.all("From").size() == 1;
        return one ? Addresses.first(from, 0).map(Addresses.Found::address) : Optional.empty();
    }
}

package dev.ricochet.account;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One sender account: who sends, whose inbox is read and who is told.
 *
 * @param name what people call it, and what stands before the sender's address
 * @param address where bounces come back to
 * @param from what campaigns are sent from: the address, or an alias of it
 * @param lookBack how far a first run looks back
 * @param maxEventAge a bounce older than this is held, not told
 * @param caution how carefully it begins to tell
 * @param restraint what is told milder, or not at all
 * @param wire in which form it is told
 * @param cleverTap its project there, where more than the callback is needed
 */
public record Account(
        String name,
        EmailAddress address,
        EmailAddress from,
        ImapSettings imap,
        SmtpSettings smtp,
        CallbackUrl callback,
        Duration lookBack,
        Duration maxEventAge,
        ProofOfOrigin proofOfOrigin,
        Caution caution,
        Restraint restraint,
        Wire wire,
        Optional<CleverTap> cleverTap) {

    /** Whoever writes its campaigns: the sender and the inbox itself. */
    public Set<EmailAddress> authors() {
        return address.isSameAs(from) ? Set.of(address) : Set.of(address, from);
    }

    /** Whether no hard bounce of this person is told. */
    public boolean isNeverHard(EmailAddress person) {
        return restraint
                .neverHard()
                .orElseGet(() -> NeverHard.houseOf(authors()))
                .covers(person);
    }

    /**
     * Made of IMAP host and user name, so that nothing is told again after a restart, a rename or a move of the
     * settings to another place.
     */
    public UUID id() {
        return Digest128.of(
                imap.host().toLowerCase(Locale.ROOT), imap.username().toLowerCase(Locale.ROOT));
    }
}

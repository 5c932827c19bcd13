package dev.ricochet.mailbox;

import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.protocol.ENVELOPE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** Copies of what was sent, as the server read their headers (ENVELOPE); no mail is downloaded for it. */
final class SentEnvelopes {
    private static final int LENGTH = 16 * 1024;

    private final ImapSession session;

    SentEnvelopes(ImapSession session) {
        this.session = session;
    }

    List<SentHeader> of(List<Listed> copies) throws MailboxFailure {
        if (copies.isEmpty()) {
            return List.of();
        }
        List<Long> uids = copies.stream().map(Listed::uid).toList();
        Map<Long, ENVELOPE> read = new HashMap<>();
        ImapSession.Ending ending = session.ask(
                Allowance.lines(uids.size(), LENGTH), "UID FETCH " + Uids.set(uids) + " (UID ENVELOPE)", response -> {
                    if (response instanceof FetchResponse fetch) {
                        UID uid = fetch.getItem(UID.class);
                        ENVELOPE envelope = fetch.getItem(ENVELOPE.class);
                        if (uid != null && envelope != null) {
                            read.put(uid.uid, envelope);
                        }
                    }
                });
        if (!ending.ok() && read.isEmpty()) {
            throw Diagnosis.ofWords(ending.words(), Cause.REFUSED);
        }
        return copies.stream().map(copy -> header(copy, read.get(copy.uid()))).toList();
    }

    private static SentHeader header(Listed copy, @Nullable ENVELOPE envelope) {
        if (envelope == null) {
            return SentHeader.unreadable(copy.uid(), copy.receivedAt());
        }
        List<EmailAddress> from = addresses(envelope.from).orElse(List.of());
        return new SentHeader(
                copy.uid(),
                copy.receivedAt(),
                Optional.ofNullable(envelope.messageId).flatMap(MessageId::parse),
                from.size() == 1 ? Optional.of(from.getFirst()) : Optional.empty(),
                recipients(envelope));
    }

    private static List<EmailAddress> recipients(ENVELOPE envelope) {
        Set<EmailAddress> recipients = new LinkedHashSet<>();
        for (InternetAddress[] list : Arrays.asList(envelope.to, envelope.cc, envelope.bcc)) {
            Optional<List<EmailAddress>> read = addresses(list);
            if (read.isEmpty()) {
                return List.of();
            }
            recipients.addAll(read.get());
        }
        return List.copyOf(recipients);
    }

    private static Optional<List<EmailAddress>> addresses(InternetAddress @Nullable [] list) {
        return list == null ? Optional.of(List.of()) : AddressList.of(list);
    }
}

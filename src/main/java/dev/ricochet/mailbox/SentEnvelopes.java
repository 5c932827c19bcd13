package dev.ricochet.mailbox;

import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.ENVELOPE;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * Copies of what was sent, as the server read their headers (ENVELOPE), with those that mark campaign mail; no mail is
 * downloaded for it.
 */
final class SentEnvelopes {
    private static final int LENGTH = 16 * 1024;

    private final ImapSession session;
    private final CampaignMarks marks;

    SentEnvelopes(ImapSession session, CampaignMarks marks) {
        this.session = session;
        this.marks = marks;
    }

    List<SentHeader> of(List<Listed> copies) throws MailboxFailure {
        if (copies.isEmpty()) {
            return List.of();
        }
        List<Long> uids = copies.stream().map(Listed::uid).toList();
        Map<Long, Read> read = new HashMap<>();
        ImapSession.Ending ending = session.ask(
                Allowance.lines(uids.size(), LENGTH),
                "UID FETCH %s (UID ENVELOPE BODY.PEEK[HEADER.FIELDS (%s)])"
                        .formatted(Uids.set(uids), String.join(" ", marks.headers())),
                response -> {
                    if (response instanceof FetchResponse fetch) {
                        UID uid = fetch.getItem(UID.class);
                        ENVELOPE envelope = fetch.getItem(ENVELOPE.class);
                        if (uid != null && envelope != null) {
                            read.put(uid.uid, new Read(envelope, Optional.ofNullable(fetch.getItem(BODY.class))));
                        }
                    }
                });
        if (!ending.ok() && read.isEmpty()) {
            throw Diagnosis.ofWords(ending.words(), Cause.REFUSED);
        }
        return copies.stream().map(copy -> header(copy, read.get(copy.uid()))).toList();
    }

    /** What came of one copy. */
    private record Read(ENVELOPE envelope, Optional<BODY> fields) {}

    private SentHeader header(Listed copy, @Nullable Read read) {
        if (read == null) {
            return SentHeader.unreadable(copy.uid(), copy.receivedAt());
        }
        ENVELOPE envelope = read.envelope();
        List<EmailAddress> authors = addresses(envelope.from).orElse(List.of());
        Optional<EmailAddress> from = authors.size() == 1 ? Optional.of(authors.getFirst()) : Optional.empty();
        Set<String> names = read.fields().map(SentEnvelopes::names).orElse(Set.of());
        return new SentHeader(
                copy.uid(),
                copy.receivedAt(),
                Optional.ofNullable(envelope.messageId).flatMap(MessageId::parse),
                from,
                recipients(envelope),
                marks.areOn(name -> names.contains(name.toLowerCase(Locale.ROOT)), from));
    }

    /** Of the header fields that came, in small letters. */
    private static Set<String> names(BODY fields) {
        ByteArrayInputStream bytes = fields.getByteArrayInputStream();
        return bytes == null
                ? Set.of()
                : new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.indexOf(':') > 0)
                        .map(line -> line.substring(0, line.indexOf(':'))
                                .stripTrailing()
                                .toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
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

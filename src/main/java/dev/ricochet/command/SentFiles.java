package dev.ricochet.command;

import dev.ricochet.command.files.Mails;
import dev.ricochet.command.files.Progress;
import dev.ricochet.flow.KnownCopies;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.SentHeader;
import dev.ricochet.message.Headers;
import dev.ricochet.message.MimeReader;
import dev.ricochet.origin.SentMail;
import dev.ricochet.report.Addresses;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What was sent, from copies in files: their headers alone. */
final class SentFiles {
    private static final int FRONT = 256 * 1024;
    private static final int MOST_RECIPIENTS = 2_000;

    private SentFiles() {}

    /** Empty when not all of it can be read. */
    static Optional<SentMail> in(List<String> paths, Consumer<String> complaints, Progress progress) {
        Mails mails = new Mails(FRONT, complaints, progress);
        MimeReader reader = new MimeReader();
        SentCopies.Known known = new SentCopies.Known();
        for (String path : paths) {
            mails.in(path, (_, mail) -> add(reader.read(mail).headers(), known));
        }
        return mails.allRead() ? Optional.of(new KnownCopies(known)) : Optional.empty();
    }

    // Delivered-To: whoever delivers a mail writes it. An export of the whole account holds what others sent as well.
    private static void add(Headers headers, SentCopies.Known known) {
        if (!headers.has("Delivered-To")) {
            known.add(new SentHeader(0, headers.first("Message-ID").flatMap(MessageId::parse), recipients(headers)));
        }
    }

    private static List<EmailAddress> recipients(Headers headers) {
        List<EmailAddress> recipients = new ArrayList<>();
        for (String field : new String[] {"To", "Cc", "Bcc"}) {
            for (String value : headers.all(field)) {
                recipients.addAll(Addresses.all(value, MOST_RECIPIENTS));
            }
        }
        return recipients;
    }
}

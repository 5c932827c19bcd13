package dev.ricochet.command;

import dev.ricochet.command.files.Mails;
import dev.ricochet.command.files.Progress;
import dev.ricochet.flow.KnownCopies;
import dev.ricochet.mailbox.AddressList;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.SentHeader;
import dev.ricochet.message.Headers;
import dev.ricochet.message.MimeReader;
import dev.ricochet.origin.SentMail;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What was sent, from copies in files: their headers alone. */
final class SentFiles {
    private static final int FRONT = 256 * 1024;

    // Received: from [192.0.2.9] (…) by smtp.gmail.com with ESMTPSA id e0; by gmailapi.google.com with HTTPREST: the
    // server knew who gave it the mail (RFC 3848)
    private static final Pattern OF_ITS_SENDER = Pattern.compile(
            "\\S+\\s+(?:\\([^()]*\\)\\s+)?with\\s+(?:(?:UTF8|E)?SMTPS?A|HTTP\\w*|mapi)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Optional<EmailAddress> account;
    private final SentCopies.Known known = new SentCopies.Known();
    private boolean nobodysOwn;

    private SentFiles(Optional<EmailAddress> account) {
        this.account = account;
    }

    /** Empty when not all of it can be read. */
    static Optional<SentMail> in(
            List<String> paths, Optional<EmailAddress> account, Consumer<String> complaints, Progress progress) {
        Mails mails = new Mails(FRONT, complaints, progress);
        MimeReader reader = new MimeReader();
        SentFiles files = new SentFiles(account);
        for (String path : paths) {
            mails.in(path, (_, mail) -> files.add(reader.read(mail).headers()));
        }
        if (files.nobodysOwn) {
            complaints.accept(
                    "--sent: copies without X-Gmail-Labels prove nothing unless --address says whose they are");
        }
        return mails.allRead() ? Optional.of(new KnownCopies(files.known)) : Optional.empty();
    }

    private void add(Headers headers) {
        SentHeader copy = new SentHeader(
                0,
                Instant.EPOCH,
                headers.first("Message-ID").flatMap(MessageId::parse),
                addresses(headers, "From").filter(from -> from.size() == 1).map(List::getFirst),
                addresses(headers, "To", "Cc", "Bcc").orElse(List.of()),
                CampaignMarks.USUAL.areOn(headers::has, Optional.empty()));
        if (!wasDelivered(headers) && isOwn(headers, copy)) {
            known.add(copy);
        }
    }

    // Delivered-To: whoever delivers a mail writes it. An export of the whole account holds what others sent as well.
    private static boolean wasDelivered(Headers headers) {
        return headers.has("Delivered-To")
                || headers.all("Received").stream()
                        .map(hop -> " " + hop)
                        .map(hop -> hop.substring(hop.lastIndexOf(" by ") + " by ".length()))
                        .anyMatch(by -> !OF_ITS_SENDER.matcher(by).matches());
    }

    private boolean isOwn(Headers headers, SentHeader copy) {
        if (account.isPresent()) {
            return copy.isFrom(account.get());
        }
        Optional<String> labels = headers.first("X-Gmail-Labels");
        nobodysOwn |= labels.isEmpty();
        return labels.stream()
                .flatMap(all -> Arrays.stream(all.split(",", -1)))
                .anyMatch(label -> label.strip().equals("Sent"));
    }

    private static Optional<List<EmailAddress>> addresses(Headers headers, String... fields) {
        List<EmailAddress> found = new ArrayList<>();
        for (String field : fields) {
            for (String value : headers.all(field)) {
                Optional<List<EmailAddress>> read = AddressList.parse(value);
                if (read.isEmpty()) {
                    return Optional.empty();
                }
                found.addAll(read.get());
            }
        }
        return Optional.of(found);
    }
}

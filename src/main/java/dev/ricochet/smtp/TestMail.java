package dev.ricochet.smtp;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one mail that is sent as a test: fixed but for its subject, to one recipient.
 *
 * @param id stands in a header of ours, by which the mail and its bounce are known again
 */
public record TestMail(UUID id, EmailAddress from, EmailAddress to, String subject, Instant written) {
    /** The header of ours. */
    public static final String HEADER = "X-Ricochet-Test";

    /** Characters of a subject. */
    public static final int LONGEST_SUBJECT = 100;

    private static final String MARK = "ricochet-test-";
    private static final Pattern FORM = Pattern.compile(MARK + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@.*");

    public TestMail {
        if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a subject");
        }
    }

    /** By which a bounce that quotes no header of ours is known, too. */
    public MessageId messageId() {
        return messageId(id, from);
    }

    private static MessageId messageId(UUID id, EmailAddress from) {
        return new MessageId(MARK + id + "@" + from.domain());
    }

    /** The test mail that has this identifier. */
    public static Optional<UUID> idIn(MessageId message) {
        return Optional.of(FORM.matcher(message.value()))
                .filter(Matcher::matches)
                .map(form -> UUID.fromString(form.group(1)));
    }

    MimeMessage message() throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    String text() {
        return """
                From: <%s>
                To: <%s>
                Subject: %s
                Date: %s
                Message-ID: %s
                %s: %s
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii

                This is a test of Ricochet, sent because somebody asked for it.
                That it arrived shows that this account can send. Nobody has to answer.
                """.formatted(
                        from,
                        to,
                        encoded(subject),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(written.atOffset(ZoneOffset.UTC)),
                        messageId(),
                        HEADER,
                        id);
    }

    private static String encoded(String subject) {
        try {
            return MimeUtility.fold("Subject: ".length(), MimeUtility.encodeText(subject, "UTF-8", "Q"))
                    .replace("\r\n", "\n");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
    }
}

package dev.ricochet.alarm;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Alarms by mail, through the configured mailer. Each carries a header and an identifier of ours, so that a bounce of it is
 * known: it is told to nobody, and raises nothing that would make another mail.
 */
@Singleton
public final class AlarmMail implements Teller {
    private static final String HEADER = "X-Ricochet-Alarm";
    private static final String MARK = "ricochet-alarm-";
    private static final Pattern OURS = Pattern.compile(MARK + "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}@.*");
    private static final int LONGEST_SUBJECT = 150;

    private final ReactiveMailer mailer;
    private final Addressees addressees;
    private final String domain;

    AlarmMail(
            ReactiveMailer mailer,
            Addressees addressees,
            @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
        this.mailer = mailer;
        this.addressees = addressees;
        this.domain =
                from.flatMap(EmailAddress::parse).map(EmailAddress::domain).orElse("ricochet.invalid");
    }

    /**
     * Whether a report is about such a mail. A relay may have given it another identifier, and a report may have left out
     * the header.
     *
     * @param has whether the mail that came back has a header of that name
     */
    public static boolean isAbout(Optional<MessageId> original, Predicate<String> has) {
        return has.test(HEADER)
                || original.filter(id -> OURS.matcher(id.value()).matches()).isPresent();
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void tell(Message message) throws NotTold {
        Mail mail = new Mail()
                .setSubject(Alarms.oneLine("[Ricochet] " + message.headline(), LONGEST_SUBJECT))
                .setText(PlainText.of(message))
                .addHeader("Message-ID", "<" + MARK + message.id() + "@" + domain + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader(HEADER, message.id().toString());
        addressees.mail().forEach(to -> mail.addTo(to.toString()));
        try {
            mailer.send(mail).await().atMost(LONGEST);
        } catch (TimeoutException e) {
            throw new NotTold("the mail server did not take it in time");
        } catch (RuntimeException e) {
            throw new NotTold(words(e, addressees));
        }
    }

    // a server repeats whom it refuses, and that is nobody's business in a table
    private static String words(Throwable failure, Addressees addressees) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String words = root.getClass().getSimpleName() + ": " + root.getMessage();
        for (EmailAddress to : addressees.mail()) {
            words = words.replace(to.toString(), "…@" + to.domain());
        }
        return words;
    }
}

package dev.ricochet.smtp;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Sends test mails beside whoever asked for them, and keeps how each step goes as it goes. */
@ApplicationScoped
public class TestSends {
    private static final Logger LOG = Logger.getLogger(TestSends.class);

    private final SmtpSessions sessions;
    private final TestSendStore store;
    private final Clock clock;

    TestSends(SmtpSessions sessions, TestSendStore store, Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.clock = clock;
    }

    /** What came of an order at once. */
    public sealed interface Answer {
        /** Under way; {@link #find} says how far. */
        record Begun(UUID id) implements Answer {}

        /** Too many were sent: again after this time. */
        record NotYet(Duration pause) implements Answer {}

        /** Cannot be sent at all. */
        record NotSendable(String why) implements Answer {}
    }

    /** What is done once the server has taken the mail, on the thread that sent it. */
    @FunctionalInterface
    public interface Afterwards {
        /** Nothing. */
        Afterwards NOTHING = (_, _) -> TestSend.State.SENT;

        /** Tells of its steps, and says how it ended. */
        TestSend.State follow(TestMail mail, Consumer<StepReport> each);
    }

    /** Returns at once; the mail is sent beside. */
    public Answer begin(TestOrder order, Afterwards afterwards) {
        return begin(order, afterwards, false);
    }

    /** A mail that has to bounce; it counts as any other. */
    public Answer beginProbe(TestOrder order, Afterwards afterwards) {
        return begin(order, afterwards, true);
    }

    private Answer begin(TestOrder order, Afterwards afterwards, boolean probe) {
        Optional<String> objection = objection(order);
        if (objection.isPresent()) {
            return new Answer.NotSendable(objection.get());
        }
        TestMail mail = new TestMail(
                UUID.randomUUID(), order.sender().from(), order.recipient(), order.subject(), clock.instant());
        Optional<Duration> wait = store.begin(mail, order.account(), order.sender(), probe);
        if (wait.isPresent()) {
            return new Answer.NotYet(wait.get());
        }
        var _ = Thread.ofVirtual().name("test send " + mail.id()).start(() -> send(order.sender(), mail, afterwards));
        return new Answer.Begun(mail.id());
    }

    public Optional<TestSend> find(UUID id) {
        return store.find(id);
    }

    /** Whether a probe of an account began of late. */
    public boolean wasProbed(UUID account, Duration ofLate) {
        return store.wasProbed(account, ofLate);
    }

    /** The last probe of each account, where it is over and its bounce did not come, or never left. */
    public List<TestSend> failedProbes() {
        return store.failedProbes().stream()
                .flatMap(id -> store.find(id).stream())
                .toList();
    }

    /** The latest of an account, youngest first. */
    public List<UUID> latest(UUID account, int most) {
        return store.latest(account, most);
    }

    private void send(Sender sender, TestMail mail, Afterwards afterwards) {
        TestSend.State state = TestSend.State.FAILED;
        try {
            Consumer<StepReport> each = report -> store.add(mail.id(), report);
            if (sessions.send(sender, mail, each)) {
                state = TestSend.State.SENT;
                state = afterwards.follow(mail, each);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "test send %s ended", mail.id());
        } finally {
            store.end(mail.id(), state);
            LOG.infof("test send %s: %s", mail.id(), state);
        }
    }

    private static Optional<String> objection(TestOrder order) {
        if (!isSimple(order.recipient()) || !isSimple(order.sender().from())) {
            return Optional.of("a test goes to and from addresses of ASCII letters alone");
        }
        if (order.subject().length() > TestMail.LONGEST_SUBJECT
                || order.subject().isBlank()
                || order.subject().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a subject has 1 to %d characters on one line".formatted(TestMail.LONGEST_SUBJECT));
        }
        return Optional.empty();
    }

    // as a command carries it, without SMTPUTF8 and without quotes
    private static boolean isSimple(EmailAddress address) {
        return address.toString().chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"');
    }
}

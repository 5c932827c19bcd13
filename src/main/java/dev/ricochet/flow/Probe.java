package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.callback.Answer;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.smtp.Cause;
import dev.ricochet.smtp.Part;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.Step;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestMail;
import dev.ricochet.smtp.TestOrder;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.smtp.TestSends;
import dev.ricochet.smtp.Walk;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tries the whole chain: sends to an address that cannot exist, waits until the intake has read and judged what comes
 * back, and tells that to a receiver of our own.
 */
@ApplicationScoped
public class Probe {
    private static final String SUBJECT = "A probe of Ricochet";
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Shorter than a test may be under way. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final TestSends sends;
    private final ProbeReceiver receiver;
    private final MeterRegistry metrics;
    private final String domain;
    private final Duration every;

    @Inject
    Probe(TestSends sends, ProbeReceiver receiver, MeterRegistry metrics, ProbeConfig config) {
        this.sends = sends;
        this.receiver = receiver;
        this.metrics = metrics;
        this.domain = config.domain();
        this.every = EVERY;
    }

    /** Returns at once; how it goes is told as of any test. */
    public TestSends.Answer begin(Account account) {
        TestOrder order = new TestOrder(Optional.of(account.id()), Sender.of(account), nobody(), SUBJECT);
        return sends.beginProbe(order, (mail, each) -> {
            TestSend.State state = follow(account.id(), mail, each);
            metrics.counter("ricochet.probes", "result", state.name()).increment();
            return state;
        });
    }

    // a name that nobody has, in a domain that nobody has
    private EmailAddress nobody() {
        String name = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return new EmailAddress("probe-" + name, domain.equals("invalid") ? name + ".invalid" : domain);
    }

    private TestSend.State follow(UUID account, TestMail mail, Consumer<StepReport> each) {
        Walk back = new Walk(Part.IMAP, List.of(Step.BOUNCE), each);
        back.begin(Step.BOUNCE);
        Optional<TestSend.Bounce> bounce = await(mail.id());
        bounce.ifPresentOrElse(came -> judge(came, back), () -> back.fail(Cause.FINDING, "no bounce came in time"));
        if (!back.end()) {
            return TestSend.State.MISSING;
        }
        Walk told = new Walk(Part.CALLBACK, List.of(Step.TOLD), each);
        told.begin(Step.TOLD);
        Answer answer = receiver.tell(event(account, mail, bounce.orElseThrow()));
        if (answer instanceof Answer.Accepted) {
            told.said("told to a receiver of our own");
        } else {
            told.fail(Cause.FINDING, "our own receiver was not told: " + answer.words());
        }
        return told.end() ? TestSend.State.ARRIVED : TestSend.State.MISSING;
    }

    private Optional<TestSend.Bounce> await(UUID id) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Optional<TestSend.Bounce> bounce = sends.find(id).flatMap(TestSend::bounce);
            if (bounce.isPresent()) {
                return bounce;
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static void judge(TestSend.Bounce bounce, Walk walk) {
        walk.said(bounce.words());
        if (bounce.hardness().isEmpty() || bounce.hardness().get() == Hardness.SOFT) {
            walk.doubt(Cause.FINDING, "the bounce was not judged hard");
        }
    }

    private static Event event(UUID account, TestMail mail, TestSend.Bounce bounce) {
        return new Event(
                mail.id(),
                account,
                mail.id(),
                bounce.hardness().orElse(Hardness.SOFT) == Hardness.HARD ? Kind.HARD_BOUNCE : Kind.SOFT_BOUNCE,
                mail.to(),
                Optional.empty(),
                Optional.empty(),
                new Evidence("probe", bounce.words()),
                bounce.at(),
                bounce.at(),
                Optional.of(mail.messageId()),
                Optional.empty(),
                false);
    }
}

package dev.ricochet.flow;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.smtp.TestOrder;
import dev.ricochet.smtp.TestSends;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sends a test mail, and where it goes to the inbox that sent it, follows it to its arrival. */
@ApplicationScoped
public class TestSending {
    private final TestSends sends;
    private final Arrival arrival;

    TestSending(TestSends sends, Arrival arrival) {
        this.sends = sends;
        this.arrival = arrival;
    }

    /** @param imap none where the inbox cannot be looked into */
    public TestSends.Answer begin(TestOrder order, Optional<ImapSettings> imap) {
        return sends.begin(
                order,
                imap.filter(_ -> order.isToOneself())
                        .<TestSends.Afterwards>map(inbox -> (mail, each) -> arrival.await(inbox, mail, each))
                        .orElse(TestSends.Afterwards.NOTHING));
    }
}

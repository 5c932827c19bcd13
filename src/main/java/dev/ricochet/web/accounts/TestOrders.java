package dev.ricochet.web.accounts;

import dev.ricochet.access.Access;
import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.account.Account;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.flow.Probe;
import dev.ricochet.flow.TestSending;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.TestOrder;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.smtp.TestSends;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.web.Once;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Orders for test mails, each carried out once and with its line in the audit trail; and what became of them. */
@ApplicationScoped
public class TestOrders {
    static final String PATH = "/api/v1/test-sends";

    private final TestSending sending;
    private final TestSends sends;
    private final AuditTrail trail;
    private final Caller caller;
    private final Once once;
    private final Probe probe;

    TestOrders(TestSending sending, TestSends sends, AuditTrail trail, Caller caller, Once once, Probe probe) {
        this.sending = sending;
        this.sends = sends;
        this.trail = trail;
        this.caller = caller;
        this.once = once;
        this.probe = probe;
    }

    /** @param imap where the mail is followed to, if it goes to the sender itself */
    @Transactional
    public Response begin(Optional<UUID> account, Sender sender, Optional<ImapSettings> imap, TestSendForm form) {
        EmailAddress recipient = recipient(form).orElse(sender.address());
        String subject = Optional.ofNullable(form.subject()).orElse(TestOrder.USUAL_SUBJECT);
        TestOrder order = new TestOrder(account, sender, recipient, subject);
        return begin("test-send.create", account, () -> sending.begin(order, imap));
    }

    /** @param what for the audit trail */
    @Transactional
    public Response begin(String what, Optional<UUID> account, Supplier<TestSends.Answer> beginning) {
        String id = once.make(() -> begun(what, account, beginning.get())).id();
        return Response.accepted(TestSendShown.of(known(UUID.fromString(id))))
                .location(URI.create(PATH + "/" + id))
                .build();
    }

    /** To that recipient, or to the account itself, where the mail is followed to its arrival. */
    @Transactional
    public UUID begin(Account account, Optional<EmailAddress> recipient) {
        Sender sender = Sender.of(account);
        TestOrder order = new TestOrder(
                Optional.of(account.id()), sender, recipient.orElse(sender.address()), TestOrder.USUAL_SUBJECT);
        Optional<UUID> id = Optional.of(account.id());
        return UUID.fromString(begun("test-send.create", id, sending.begin(order, Optional.of(account.imap()))));
    }

    /** A mail that has to bounce. */
    @Transactional
    public UUID probe(Account account) {
        return UUID.fromString(begun("probe.create", Optional.of(account.id()), probe.begin(account)));
    }

    /** What belongs to no account is for those alone who are bound to none. */
    public TestSend known(UUID id) {
        Access access = caller.access();
        return sends.find(id)
                .filter(send -> send.account()
                        .map(access::sees)
                        .orElse(access.accounts().isEmpty()))
                .orElseThrow(Refusal::notFound);
    }

    private String begun(String what, Optional<UUID> account, TestSends.Answer answer) {
        return switch (answer) {
            case TestSends.Answer.Begun(UUID id) -> {
                Deed deed = Deed.to(what, id.toString());
                trail.add(caller.access().who(), account.map(deed::of).orElse(deed));
                yield id.toString();
            }
            case TestSends.Answer.NotYet(var pause) ->
                throw Refusal.until(
                        ProblemKind.TOO_MANY_REQUESTS,
                        "Too many test mails were sent of late; try again later.",
                        pause);
            case TestSends.Answer.NotSendable(String why) -> throw new Refusal(ProblemKind.INVALID, why);
        };
    }

    private static Optional<EmailAddress> recipient(TestSendForm form) {
        if (form.recipient() == null) {
            return Optional.empty();
        }
        Optional<EmailAddress> recipient = EmailAddress.parse(form.recipient());
        if (recipient.isEmpty()) {
            throw Refusal.invalid(Flaw.at("#/recipient", "must be a mail address"));
        }
        return recipient;
    }
}

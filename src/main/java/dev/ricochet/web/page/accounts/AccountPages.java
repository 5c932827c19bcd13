package dev.ricochet.web.page.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Receiver;
import dev.ricochet.smtp.CleverTapCard;
import dev.ricochet.smtp.DnsAdvice;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.TestSends;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.accounts.VisibleAccounts;
import dev.ricochet.web.page.Pages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows accounts. */
@Pages
@Path("/accounts")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ_ACCOUNTS)
public class AccountPages {
    private static final int AT_ONCE = 50;
    private static final int TESTS = 5;

    private final VisibleAccounts visible;
    private final MailboxStates mailboxes;
    private final Outbox outbox;
    private final TestSends tests;
    private final DnsAdvice dns;

    AccountPages(VisibleAccounts visible, MailboxStates mailboxes, Outbox outbox, TestSends tests, DnsAdvice dns) {
        this.visible = visible;
        this.mailboxes = mailboxes;
        this.outbox = outbox;
        this.tests = tests;
        this.dns = dns;
    }

    @GET
    public AccountsPage list(@RestQuery @Nullable String after) {
        Optional<UUID> last = PageMark.read(after, keys -> UUID.fromString(keys.getFirst()));
        List<KnownAccount> found = visible.page(last, AT_ONCE + 1);
        List<KnownAccount> here = found.subList(0, Math.min(AT_ONCE, found.size()));
        return new AccountsPage(
                here,
                found.size() > AT_ONCE
                        ? "/accounts?after=" + PageMark.of(here.getLast().id())
                        : null);
    }

    @GET
    @Path("{id}")
    @Transactional
    public AccountPage show(@PathParam("id") UUID id) {
        KnownAccount known = visible.get(id);
        return new AccountPage(
                known,
                new AccountShown(
                        known,
                        mailboxes.of(known.account()),
                        outbox.receiver(id).flatMap(Receiver::resting).orElse(null),
                        CleverTapCard.of(Sender.of(known.account())),
                        tests.latest(id, TESTS).stream()
                                .flatMap(test -> tests.find(test).stream())
                                .toList()));
    }

    @GET
    @Path("{id}/dns")
    public DnsPart dns(@PathParam("id") UUID id) {
        Sender sender = Sender.of(visible.get(id).account());
        return new DnsPart(
                sender.from().domain(),
                dns.of(sender).stream().map(DnsPart.Finding::new).toList());
    }
}

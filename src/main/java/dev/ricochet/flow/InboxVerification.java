package dev.ricochet.flow;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Presets;
import dev.ricochet.egress.Destination;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.smtp.Cause;
import dev.ricochet.smtp.CertificateWords;
import dev.ricochet.smtp.Obstacles;
import dev.ricochet.smtp.Part;
import dev.ricochet.smtp.Step;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.Walk;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Tries whether an inbox can be read: the way there, the login, and what its folders show. Reading leaves no trace. */
@ApplicationScoped
public class InboxVerification {
    private static final List<Step> PLAN =
            List.of(Step.NAME_RESOLUTION, Step.CONNECTION, Step.TLS, Step.LOGIN, Step.FOLDERS);

    /** What the settings of Gmail let a folder be limited to. */
    private static final Set<Long> GMAIL_LIMITS = Set.of(1_000L, 2_000L, 5_000L, 10_000L);

    private final GuardedSockets sockets;
    private final Mailboxes mailboxes;

    InboxVerification(GuardedSockets sockets, Mailboxes mailboxes) {
        this.sockets = sockets;
        this.mailboxes = mailboxes;
    }

    boolean verify(ImapSettings imap, Consumer<StepReport> each) {
        Walk walk = new Walk(Part.IMAP, PLAN, each);
        walk.hide(imap.authentication().secret().reveal());
        walk.begin(Step.NAME_RESOLUTION);
        try {
            reach(imap, walk);
            walk.begin(Step.LOGIN);
            try (Mailbox mailbox = mailboxes.open(imap)) {
                walk.said("logged in");
                walk.begin(Step.FOLDERS);
                look(mailbox, imap, walk);
            }
        } catch (NotConnected e) {
            walk.fail(Obstacles.cause(e.obstacle()), e.obstacle().words() + where(imap));
        } catch (MailboxFailure e) {
            walk.fail(InboxTrouble.cause(e), InboxTrouble.words(e, imap.authentication()));
        }
        return walk.end();
    }

    // a connection of its own, so that each step can be seen; the session that follows opens another
    private void reach(ImapSettings imap, Walk walk) throws NotConnected {
        Destination destination = sockets.destination(imap.host(), imap.port(), Purpose.IMAP);
        destination.addresses().forEach(address -> walk.said(address.getHostAddress()));
        walk.begin(Step.CONNECTION);
        try (GuardedSocket connection = sockets.connect(destination)) {
            walk.said(connection.peer().getHostAddress() + " port " + imap.port());
            walk.begin(Step.TLS);
            CertificateWords.say(connection.secure(), walk);
        } catch (NotConnected e) {
            throw e;
        } catch (IOException e) {
            walk.said("the connection was not closed in order");
        }
    }

    private static void look(Mailbox mailbox, ImapSettings imap, Walk walk) throws MailboxFailure {
        List<MailFolder> folders = mailbox.folders();
        for (MailFolder folder : folders) {
            long messages = mailbox.examine(folder).messages();
            walk.said("%s: %d mails".formatted(folder.name(), messages));
            if (isGoogles(imap.host()) && !folder.junk() && GMAIL_LIMITS.contains(messages)) {
                walk.doubt(Cause.FINDING, String.format(Locale.ROOT, "the inbox shows exactly %,d mails", messages));
            }
        }
        Set<String> marks = mailbox.marks();
        if (!isGoogles(imap.host())) {
            if (!marks.contains("\\sent")) {
                walk.doubt(Cause.FINDING, "the server marks no folder as sent");
            }
            return;
        }
        hidden(marks, "\\junk", "junk", walk);
        hidden(marks, "\\sent", "sent", walk);
        hidden(marks, "\\all", "all mail", walk);
    }

    private static void hidden(Set<String> marks, String mark, String name, Walk walk) {
        if (!marks.contains(mark)) {
            walk.doubt(Cause.FINDING, "no folder is marked as " + name);
        }
    }

    private static boolean isGoogles(String host) {
        return Presets.ofHost(host)
                .filter(preset -> preset.id().equals("gmail"))
                .isPresent();
    }

    private static String where(ImapSettings imap) {
        return " (%s:%d, implicit TLS)".formatted(imap.host(), imap.port());
    }
}

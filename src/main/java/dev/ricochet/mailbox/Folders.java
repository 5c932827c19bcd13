package dev.ricochet.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.jboss.logging.Logger;

/** The folders of an inbox, known by their marks (RFC 6154): their names are in the language of the account. */
final class Folders {
    private static final Logger LOG = Logger.getLogger(Folders.class);

    private static final String ALL = "\\All";
    private static final String INBOX = "INBOX";
    private static final String JUNK = "\\Junk";
    private static final String SENT = "\\Sent";

    /** A hostile list would fill memory; the largest honest ones have some thousand. */
    private static final int MOST = 20_000;

    private final List<ListInfo> all = new ArrayList<>();

    private Folders() {}

    static Folders in(ImapSession session) throws MailboxFailure {
        Folders folders = new Folders();
        session.mustAsk(Allowance.TALK, "LIST \"\" \"*\"", folders::take);
        // a server may leave the marks out of a plain LIST
        if (!folders.knowsMarks() && session.can("SPECIAL-USE")) {
            session.mustAsk(Allowance.TALK, "LIST (SPECIAL-USE) \"\" \"*\"", folders::take);
        }
        return folders;
    }

    /**
     * @param names as configured; empty means the one marked as junk, and before it INBOX, or at Gmail all mail
     * @param gmail a server whose filters archive reports: they lie in no folder but that of all mail
     */
    List<MailFolder> toRead(List<String> names, boolean gmail) {
        if (!names.isEmpty()) {
            return names.stream().map(this::named).toList();
        }
        Optional<String> all = gmail ? marked(ALL) : Optional.empty();
        if (gmail && all.isEmpty()) {
            LOG.warn("All Mail is hidden from IMAP: reports that a filter archives are not seen. Show it in Gmail's"
                    + " settings, under Labels.");
        }
        List<MailFolder> usual = new ArrayList<>(List.of(named(all.orElse(INBOX))));
        marked(JUNK).map(this::named).filter(junk -> !usual.contains(junk)).ifPresent(usual::add);
        return List.copyOf(usual);
    }

    Optional<MailFolder> sent() {
        return marked(SENT).map(this::named);
    }

    Set<String> marks() {
        return all.stream()
                .filter(each -> each.canOpen && each.attrs != null)
                .flatMap(each -> Arrays.stream(each.attrs))
                .map(mark -> mark.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private MailFolder named(String name) {
        Predicate<String> same = INBOX.equalsIgnoreCase(name) ? name::equalsIgnoreCase : name::equals;
        return new MailFolder(name, all.stream().anyMatch(each -> same.test(each.name) && has(each, JUNK)));
    }

    private Optional<String> marked(String mark) {
        return all.stream()
                .filter(each -> each.canOpen && has(each, mark))
                .map(each -> each.name)
                .findFirst();
    }

    private boolean knowsMarks() {
        return all.stream().anyMatch(each -> has(each, JUNK) || has(each, SENT));
    }

    private void take(IMAPResponse response) {
        if (response.keyEquals("LIST") && all.size() < MOST) {
            try {
                all.add(new ListInfo(response));
            } catch (ParsingException | RuntimeException e) {
                // a folder that cannot be named cannot be opened
            }
        }
    }

    private static boolean has(ListInfo folder, String mark) {
        return folder.attrs != null && Arrays.stream(folder.attrs).anyMatch(mark::equalsIgnoreCase);
    }
}

package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** What lies in the folder that is open, by UID, without the mails themselves. */
final class Listing {
    private static final DateTimeFormatter IMAP_DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

    private static final String FACTS = "(UID RFC822.SIZE INTERNALDATE)";
    private static final int FACTS_LENGTH = 200;

    /** UIDs asked about at once where few of them exist. */
    private static final long WIDEST = 65_536;

    private static final int WIDER = 4;

    /** How many mails around a day are looked at for their hour. */
    private static final int LOOKED_AT = 2_000;

    private static final int AT_ONCE = 500;

    private final ImapSession session;
    private final long uidNext;

    Listing(ImapSession session, long uidNext) {
        this.session = session;
        this.uidNext = uidNext;
    }

    // Never "n:*": where nothing is above n, that is the last mail once more
    List<Listed> above(long uid, int atMost) throws MailboxFailure {
        List<Listed> found = new ArrayList<>();
        long from = uid + 1;
        long width = atMost;
        while (from < uidNext && found.size() < atMost) {
            long to = Math.min(from + width, uidNext) - 1;
            List<Listed> here = between(from, to, atMost - found.size());
            found.addAll(here);
            from = here.isEmpty() ? nextFrom(to + 1) : to + 1;
            width = Math.clamp(here.size() < width / WIDER ? width * WIDER : atMost, atMost, Math.max(WIDEST, atMost));
        }
        return List.copyOf(found);
    }

    /** What the searches name above a UID; empty when the server does not want to search now. */
    Optional<Found> found(long uid, List<String> searches, int atMost) throws MailboxFailure {
        SortedSet<Long> named = new TreeSet<>();
        for (String search : searches) {
            String criteria = "UID SEARCH UID %d:%d %s".formatted(uid + 1, uidNext - 1, search);
            if (!session.ask(Allowance.SEARCH, criteria, response -> take(response, named))
                    .ok()) {
                return Optional.empty();
            }
        }
        List<Long> here =
                named.tailSet(uid + 1).headSet(uidNext).stream().limit(atMost).toList();
        List<Listed> mails = new ArrayList<>();
        for (int from = 0; from < here.size(); from += AT_ONCE) {
            List<Long> some = here.subList(from, Math.min(from + AT_ONCE, here.size()));
            Map<Long, Listed> listed = facts(Uids.set(some), some.getFirst(), some.getLast(), some.size())
                    .listed();
            for (long each : some) {
                Listed mail = listed.get(each);
                mails.add(mail == null ? alone(each) : mail);
            }
        }
        return Optional.of(new Found(
                List.copyOf(mails),
                mails.size() < atMost ? uidNext - 1 : mails.getLast().uid()));
    }

    long lastBefore(Instant time) throws MailboxFailure {
        // SINCE knows days only, and those of whatever time zone
        String day = IMAP_DAY.format(time.atOffset(ZoneOffset.UTC).minus(1, ChronoUnit.DAYS));
        List<Long> around = List.copyOf(search("SINCE " + day));
        long known = 0;
        for (int from = 0; from < Math.min(around.size(), LOOKED_AT); from += AT_ONCE) {
            List<Long> some = around.subList(from, Math.min(from + AT_ONCE, around.size()));
            Map<Long, Listed> listed =
                    facts(Uids.set(some), some.getFirst(), some.getLast()).listed();
            for (long uid : some) {
                Listed mail = listed.get(uid);
                if (mail == null || !mail.receivedAt().isBefore(time)) {
                    return uid - 1;
                }
                known = uid;
            }
        }
        return around.size() > LOOKED_AT ? known : uidNext - 1;
    }

    // what is no ASCII would need a literal, and no identifier holds it; others hold no control characters, but quotes
    List<Long> named(MessageId id, int atMost) throws MailboxFailure {
        String text = id.toString();
        if (text.chars().anyMatch(c -> c > 0x7e)) {
            return List.of();
        }
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return search("HEADER Message-ID \"" + quoted + "\"").stream()
                .limit(atMost)
                .toList();
    }

    private List<Listed> between(long from, long to, int atMost) throws MailboxFailure {
        Facts facts = facts(from + ":" + to, from, to);
        SortedMap<Long, Listed> listed = facts.listed();
        if (!facts.whole()) {
            // one mail that cannot be described must not be passed as if it were not there
            for (long uid : search("UID " + from + ":" + to)) {
                if (listed.headMap(uid).size() >= atMost) {
                    break;
                }
                if (uid >= from && uid <= to && !listed.containsKey(uid)) {
                    listed.put(uid, alone(uid));
                }
            }
        }
        return listed.values().stream().limit(atMost).toList();
    }

    /** The lowest UID from there on that exists, over a gap of any width. */
    private long nextFrom(long from) throws MailboxFailure {
        if (from >= uidNext) {
            return uidNext;
        }
        SortedSet<Long> there = search("UID " + from + ":" + (uidNext - 1)).tailSet(from);
        return there.isEmpty() ? uidNext : there.first();
    }

    private SortedSet<Long> search(String criteria) throws MailboxFailure {
        SortedSet<Long> found = new TreeSet<>();
        session.mustAsk(Allowance.SEARCH, "UID SEARCH " + criteria, response -> {
            take(response, found);
        });
        return found;
    }

    private static void take(IMAPResponse response, SortedSet<Long> found) {
        if (response.keyEquals("SEARCH")) {
            for (long uid = response.readLong(); uid > 0; uid = response.readLong()) {
                found.add(uid);
            }
        }
    }

    private Facts facts(String uids, long from, long to) throws MailboxFailure {
        return facts(uids, from, to, to - from + 1);
    }

    /** @param count how many mails it can be about */
    private Facts facts(String uids, long from, long to, long count) throws MailboxFailure {
        SortedMap<Long, Listed> listed = new TreeMap<>();
        AtomicInteger vague = new AtomicInteger();
        ImapSession.Ending ending =
                session.ask(Allowance.lines(count, FACTS_LENGTH), "UID FETCH " + uids + " " + FACTS, response -> {
                    Listed mail = described(response, null);
                    if (mail != null && mail.uid() >= from && mail.uid() <= to) {
                        listed.putIfAbsent(mail.uid(), mail);
                    } else if (mail == null && isAboutAMail(response)) {
                        vague.incrementAndGet();
                    }
                });
        return new Facts(listed, ending.ok() && ending.unreadable() == 0 && vague.get() == 0);
    }

    /** A mail that is there, with whatever the server says of it when asked for it alone. */
    private Listed alone(long uid) throws MailboxFailure {
        List<Listed> answers = new ArrayList<>();
        ImapSession.Ending _ =
                session.ask(Allowance.lines(1, FACTS_LENGTH), "UID FETCH " + uid + " " + FACTS, response -> {
                    Listed mail = described(response, uid);
                    if (mail != null && mail.uid() == uid) {
                        answers.add(mail);
                    }
                });
        return answers.isEmpty() ? new Listed(uid, 0, Instant.EPOCH) : answers.getFirst();
    }

    /** @param asked the UID of an answer that leaves it out, or null where there is more than one mail it may be about */
    private static @Nullable Listed described(IMAPResponse response, @Nullable Long asked) {
        if (!(response instanceof FetchResponse fetch)) {
            return null;
        }
        UID uid = fetch.getItem(UID.class);
        RFC822SIZE size = fetch.getItem(RFC822SIZE.class);
        INTERNALDATE date = fetch.getItem(INTERNALDATE.class);
        if (uid == null && asked == null || size == null || date == null || date.getDate() == null) {
            return null;
        }
        return new Listed(
                uid == null ? asked : uid.uid,
                Math.max(size.size, 0),
                date.getDate().toInstant());
    }

    // a change of flags comes unasked, and describes nothing
    private static boolean isAboutAMail(IMAPResponse response) {
        return response instanceof FetchResponse fetch
                && (fetch.getItem(RFC822SIZE.class) != null || fetch.getItem(INTERNALDATE.class) != null);
    }

    /** @param whole false where an answer may have been lost */
    private record Facts(SortedMap<Long, Listed> listed, boolean whole) {}
}

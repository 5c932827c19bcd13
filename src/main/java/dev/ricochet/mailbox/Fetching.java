package dev.ricochet.mailbox;

import dev.ricochet.mailbox.MailboxFailure.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/**
 * One batch of mails on its way. They are asked for together; those that do not come are asked for again in halves, so
 * that a bad one stands alone in the end and costs nobody else anything.
 */
final class Fetching {
    /** As many as a command of a few kilobytes can name. */
    private static final int AT_ONCE = 500;

    /** No mail is shorter: its size is a lie, and a batch must not be planned with it. */
    private static final long SHORTEST = 64;

    /** So many mails that cannot be had, and none that can: then it is not the mails. */
    private static final int NOT_THE_MAILS = 10;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ImapSession session;
    private final int most;
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private final Map<Long, Fetched> had = new HashMap<>();

    /** @param most bytes of one mail */
    Fetching(ImapSession session, long most) {
        this.session = session;
        this.most = Math.toIntExact(most);
    }

    List<Fetched> all(List<Listed> mails) throws MailboxFailure {
        List<Listed> credible =
                mails.stream().filter(mail -> mail.size() >= SHORTEST).toList();
        for (int from = 0; from < credible.size(); from += AT_ONCE) {
            together(credible.subList(from, Math.min(from + AT_ONCE, credible.size())));
        }
        for (Listed mail : mails) {
            if (!had.containsKey(mail.uid())) {
                alone(mail);
            }
        }
        if (mails.size() >= NOT_THE_MAILS && had.values().stream().allMatch(Fetched.Unfetchable.class::isInstance)) {
            throw new MailboxFailure(Cause.REFUSED, "no mail could be fetched: " + whyOf(mails.getFirst()));
        }
        return mails.stream().map(mail -> had.get(mail.uid())).toList();
    }

    private void together(List<Listed> mails) throws MailboxFailure {
        if (mails.size() == 1) {
            alone(mails.getFirst());
            return;
        }
        ImapSession.Ending ending = ask(mails);
        List<Listed> missing =
                mails.stream().filter(mail -> !had.containsKey(mail.uid())).toList();
        if (missing.isEmpty()) {
            return;
        }
        stopIfPassing(ending);
        int half = (missing.size() + 1) / 2;
        together(missing.subList(0, half));
        if (half < missing.size()) {
            together(missing.subList(half, missing.size()));
        }
    }

    private void alone(Listed mail) throws MailboxFailure {
        ImapSession.Ending ending = ask(List.of(mail));
        if (had.containsKey(mail.uid())) {
            return;
        }
        stopIfPassing(ending);
        had.put(
                mail.uid(),
                isThere(mail) ? new Fetched.Unfetchable(mail.uid(), why(ending)) : new Fetched.Gone(mail.uid()));
    }

    private ImapSession.Ending ask(List<Listed> mails) throws MailboxFailure {
        if (System.nanoTime() > end) {
            throw new MailboxFailure(Cause.TIMEOUT, "a batch was not fetched in " + LONGEST.toMinutes() + " minutes");
        }
        Map<Long, Listed> asked = new HashMap<>();
        mails.forEach(mail -> asked.put(mail.uid(), mail));
        long expected =
                mails.stream().mapToLong(mail -> Math.min(mail.size(), most)).sum();
        // one byte more than wanted shows that there are more; the size in the listing may be wrong
        return session.ask(
                Allowance.mails(mails.size(), expected, most + 1L),
                "UID FETCH %s (UID INTERNALDATE BODY.PEEK[]<0.%d>)"
                        .formatted(Uids.set(asked.keySet().stream().sorted().toList()), most + 1L),
                response -> take(response, asked));
    }

    private void take(IMAPResponse response, Map<Long, Listed> asked) {
        if (response instanceof FetchResponse fetch) {
            BODY body = fetch.getItem(BODY.class);
            Listed mail = mailOf(fetch, asked);
            ByteArray bytes = body == null ? null : body.getByteArray();
            if (mail != null && bytes != null && (bytes.getCount() > 0 || mail.size() == 0)) {
                had.putIfAbsent(mail.uid(), new Fetched.Mail(message(mail, fetch, bytes)));
            }
        }
    }

    // without a UID an answer can be about one mail only where one was asked for
    private static @Nullable Listed mailOf(FetchResponse fetch, Map<Long, Listed> asked) {
        UID uid = fetch.getItem(UID.class);
        if (uid != null) {
            return asked.get(uid.uid);
        }
        return asked.size() == 1 ? asked.values().iterator().next() : null;
    }

    private RawMessage message(Listed mail, FetchResponse fetch, ByteArray bytes) {
        INTERNALDATE received = fetch.getItem(INTERNALDATE.class);
        Date date = received == null ? null : received.getDate();
        Instant at = date == null ? mail.receivedAt() : date.toInstant();
        int length = Math.min(bytes.getCount(), most);
        byte[] copy = Arrays.copyOfRange(bytes.getBytes(), bytes.getStart(), bytes.getStart() + length);
        return new RawMessage(mail.uid(), at, copy, bytes.getCount() <= most);
    }

    private boolean isThere(Listed mail) throws MailboxFailure {
        List<IMAPResponse> answers = new ArrayList<>();
        ImapSession.Ending ending = session.ask(Allowance.TALK, "UID FETCH " + mail.uid() + " (UID)", response -> {
            if (response instanceof FetchResponse fetch && mailOf(fetch, Map.of(mail.uid(), mail)) != null) {
                answers.add(response);
            }
        });
        stopIfPassing(ending);
        return !answers.isEmpty() || !ending.ok() || ending.unreadable() > 0;
    }

    private static void stopIfPassing(ImapSession.Ending ending) throws MailboxFailure {
        if (!ending.ok() && Diagnosis.isPassing(ending.words())) {
            throw Diagnosis.ofWords(ending.words(), Cause.REFUSED);
        }
    }

    private static String why(ImapSession.Ending ending) {
        if (!ending.ok()) {
            return Diagnosis.oneLine(ending.words());
        }
        return ending.unreadable() > 0 ? "an answer that cannot be taken apart" : "the server gave no body";
    }

    private String whyOf(Listed mail) {
        return had.get(mail.uid()) instanceof Fetched.Unfetchable bad ? bad.why() : "";
    }
}

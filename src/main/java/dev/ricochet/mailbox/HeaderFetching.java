package dev.ricochet.mailbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;

/** The headers of many mails, without the fields that are long and say nothing of what a mail is. */
final class HeaderFetching {
    /** More than nearly all have. */
    static final int LENGTH = 8 * 1024;

    private static final String ITEMS = "(UID BODY.PEEK[HEADER.FIELDS.NOT (Received X-Received DKIM-Signature"
            + " X-Google-DKIM-Signature X-Gm-Message-State X-Google-Smtp-Source ARC-Seal ARC-Message-Signature"
            + " ARC-Authentication-Results Authentication-Results References)]<0." + LENGTH + ">)";

    private final ImapSession session;

    HeaderFetching(ImapSession session) {
        this.session = session;
    }

    Map<Long, byte[]> of(List<Long> uids) throws MailboxFailure {
        Map<Long, byte[]> headers = new HashMap<>();
        if (!uids.isEmpty()) {
            ImapSession.Ending _ = session.ask(
                    Allowance.lines(uids.size(), 2 * LENGTH), "UID FETCH " + Uids.set(uids) + " " + ITEMS, response -> {
                        if (response instanceof FetchResponse fetch) {
                            UID uid = fetch.getItem(UID.class);
                            BODY body = fetch.getItem(BODY.class);
                            ByteArray bytes = body == null ? null : body.getByteArray();
                            if (uid != null && bytes != null) {
                                headers.putIfAbsent(
                                        uid.uid,
                                        Arrays.copyOfRange(
                                                bytes.getBytes(),
                                                bytes.getStart(),
                                                bytes.getStart() + bytes.getCount()));
                            }
                        }
                    });
        }
        return headers;
    }
}

package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.mailbox.Batches;
import dev.ricochet.mailbox.MailFolder;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final MailFolder inbox = new MailFolder("INBOX", false);
    private final Patience patience = new Patience();

    @Test
    void one_bad_mail_among_five_hundred_is_alone_within_the_sessions_of_one_look() {
        int sessions = 0;
        while (!patience.isExhausted(inbox)) {
            patience.failed(inbox, patience.mostMails(inbox));
            sessions++;
        }
        assertThat(sessions).isLessThanOrEqualTo(MailboxSessions.MOST_SESSIONS);
        assertThat(patience.losses()).isEqualTo(sessions);
    }

    @Test
    void what_goes_well_earns_twice_as_many_up_to_a_whole_batch() {
        patience.failed(inbox, Batches.MOST_MAILS);
        assertThat(patience.mostMails(inbox)).isEqualTo(Batches.MOST_MAILS / 2);
        patience.succeeded(inbox);
        assertThat(patience.mostMails(inbox)).isEqualTo(Batches.MOST_MAILS);
        patience.succeeded(inbox);
        assertThat(patience.mostMails(inbox)).isEqualTo(Batches.MOST_MAILS);
    }

    @Test
    void one_folder_does_not_pay_for_another() {
        patience.failed(inbox, Batches.MOST_MAILS);
        assertThat(patience.mostMails(new MailFolder("Spam", true))).isEqualTo(Batches.MOST_MAILS);
    }
}

package dev.ricochet.flow;

import dev.ricochet.mailbox.Batches;

/** What earlier deaths say about the mails that come next. */
sealed interface Suspicion {
    /** Deaths in one batch after which its mails are taken one at a time. */
    int BATCH_DEATHS = 2;

    /** Deaths over one mail, taken alone, after which it is set aside. */
    int MAIL_DEATHS = 3;

    int mostMails();

    int deaths();

    /** Nothing is known against them, or not enough. */
    record None(int deaths) implements Suspicion {
        @Override
        public int mostMails() {
            return Batches.MOST_MAILS;
        }
    }

    /** One of them may be the one: each alone. */
    record OneByOne(int deaths) implements Suspicion {
        @Override
        public int mostMails() {
            return 1;
        }
    }

    /** This is the one. */
    record Deadly(long uid, int deaths) implements Suspicion {
        @Override
        public int mostMails() {
            return 1;
        }
    }
}

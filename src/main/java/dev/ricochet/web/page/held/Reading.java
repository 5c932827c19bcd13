package dev.ricochet.web.page.held;

import dev.ricochet.reread.Reread;
import java.util.UUID;

/**
 * An inbox that is being read, for the first time or again.
 *
 * @param counted whether it is known how much there is
 * @param trouble why it does not get on just now; empty while it does
 */
public record Reading(
        String account, String preview, boolean again, boolean counted, long mails, long backlog, String trouble) {
    static Reading first(UUID account, String name) {
        return new Reading(name, "/held/" + account + "/preview", false, false, 0, 0, "");
    }

    static Reading again(Reread reread, String name) {
        Reread.Progress progress = reread.progress();
        return new Reading(
                name,
                "/held/" + reread.account() + "/preview",
                true,
                progress.mails() + progress.backlog() > 0,
                progress.mails() + progress.skipped(),
                progress.backlog(),
                reread.words().orElse(""));
    }

    public long percent() {
        return 100 * mails / Math.max(1, mails + backlog);
    }
}

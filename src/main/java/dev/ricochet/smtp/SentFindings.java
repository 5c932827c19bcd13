package dev.ricochet.smtp;

import dev.ricochet.account.Account;
import dev.ricochet.account.Preset;
import dev.ricochet.account.Presets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What copies of sent mail show about an account. Pure. */
public final class SentFindings {
    private static final Set<String> CONSUMERS = Set.of("gmail.com", "googlemail.com");

    /** Google lets these send less than its paying customers. */
    private static final int OF_CONSUMERS = 500;

    /** From here on somebody should know. */
    private static final int WARNED_AT_PERCENT = 80;

    /** So many sent without one report is no luck. */
    private static final int NOTICEABLE = 500;

    private SentFindings() {}

    /**
     * One copy.
     *
     * @param meta carries the header that a callback of version 2 gives back
     * @param marked carries another of CleverTap's headers
     */
    public record Copy(boolean meta, boolean marked, boolean unsubscribe, boolean oneClick) {
        boolean isOfACampaign() {
            return meta || marked;
        }
    }

    /**
     * What was seen.
     *
     * @param sample the youngest
     * @param reports that came back in the same fortnight
     */
    public record Seen(int inAFortnight, int inADay, List<Copy> sample, long reports) {}

    /** @param seen empty where the server shows no folder of sent mail */
    public static void tell(Account account, Optional<Seen> seen, Walk walk) {
        if (seen.isEmpty()) {
            walk.doubt(Cause.FINDING, "no folder of sent mail is shown");
            return;
        }
        Seen sent = seen.get();
        walk.said("%d mails in 24 hours, %d in a fortnight, %d reports"
                .formatted(sent.inADay(), sent.inAFortnight(), sent.reports()));
        quota(account, sent.inADay(), walk);
        if (sent.inAFortnight() == 0) {
            walk.doubt(Cause.FINDING, "nothing was sent in a fortnight");
            return;
        }
        if (sent.inAFortnight() >= NOTICEABLE && sent.reports() == 0) {
            walk.doubt(Cause.FINDING, "%d mails in a fortnight and not one report".formatted(sent.inAFortnight()));
        }
        campaign(sent.sample(), walk);
    }

    private static void quota(Account account, int today, Walk walk) {
        Preset provider = Presets.of(account);
        Optional<Integer> allowed = CONSUMERS.contains(account.address().domain())
                ? Optional.of(OF_CONSUMERS)
                : provider.limits().messagesADay();
        int most = allowed.orElse(Integer.MAX_VALUE);
        if (today * 100L >= (long) most * WARNED_AT_PERCENT) {
            walk.doubt(
                    Cause.FINDING,
                    String.format(
                            Locale.ROOT, "%,d of the %,d mails that %s allows a day", today, most, provider.name()));
        }
    }

    private static void campaign(List<Copy> sample, Walk walk) {
        List<Copy> campaign = sample.stream().filter(Copy::isOfACampaign).toList();
        if (campaign.isEmpty()) {
            walk.doubt(Cause.FINDING, "none of the last %d mails is of CleverTap".formatted(sample.size()));
            return;
        }
        walk.said("%d of the last %d mails are of CleverTap".formatted(campaign.size(), sample.size()));
        lacking(campaign, campaign.stream().filter(Copy::meta).count(), "X-CleverTap_META", walk);
        lacking(campaign, campaign.stream().filter(Copy::unsubscribe).count(), "List-Unsubscribe", walk);
        lacking(campaign, campaign.stream().filter(Copy::oneClick).count(), "List-Unsubscribe-Post", walk);
    }

    private static void lacking(List<Copy> campaign, long with, String header, Walk walk) {
        if (with < campaign.size()) {
            walk.doubt(
                    Cause.FINDING,
                    "%d of %d campaign mails are without %s"
                            .formatted(campaign.size() - with, campaign.size(), header));
        }
    }
}

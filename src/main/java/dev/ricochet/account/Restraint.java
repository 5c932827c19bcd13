package dev.ricochet.account;

import dev.ricochet.vocabulary.CampaignMarks;
import java.util.Optional;

/**
 * What of an account's bounces is not told, or milder than it is.
 *
 * @param neverHard where it is said; else its own domain
 */
public record Restraint(CampaignMail campaignMail, CampaignMarks marks, Optional<NeverHard> neverHard) {
    /** As it is unless something is said. */
    public static final Restraint USUAL = new Restraint(CampaignMail.AUTO, CampaignMarks.USUAL, Optional.empty());

    /**
     * Whether only bounces of marked campaign mail are told.
     *
     * @param campaignSeen whether marked campaign mail was among what was sent
     */
    public boolean isCampaignOnly(boolean campaignSeen) {
        return switch (campaignMail) {
            case AUTO -> campaignSeen;
            case MARKED -> true;
            case ALL -> false;
        };
    }
}

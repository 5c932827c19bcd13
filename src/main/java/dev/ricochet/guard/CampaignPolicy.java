package dev.ricochet.guard;

import dev.ricochet.outbox.HoldCause;
import java.util.Optional;

/**
 * Keeps back, of whatever kind, what is about a mail that somebody wrote by himself: that is nobody's business.
 *
 * @param campaignOnly whether only bounces of marked campaign mail are told
 */
public record CampaignPolicy(boolean campaignOnly) {

    /** @param marked whether the mail that bounced carried a mark of campaign mail, as it came back or as it was sent */
    public Optional<HoldCause> hold(boolean marked) {
        return campaignOnly && !marked ? Optional.of(HoldCause.NOT_CAMPAIGN) : Optional.empty();
    }
}

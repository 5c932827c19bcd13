package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.origin.Trust;

/**
 * How strictly an inbox is read this time: what an account leaves open, its server and what was sent so far decide.
 *
 * @param proofRequired whether a hard bounce is told only when its report is proven to be genuine
 * @param campaignOnly whether only bounces of marked campaign mail are told
 */
record Stance(boolean proofRequired, boolean campaignOnly) {

    /**
     * @param keepsCopies whether the server keeps copies of what is sent
     * @param campaignSeen whether marked campaign mail was among it
     */
    static Stance of(Account account, boolean keepsCopies, boolean campaignSeen) {
        return new Stance(
                isProofRequired(account, keepsCopies), account.restraint().isCampaignOnly(campaignSeen));
    }

    private static boolean isProofRequired(Account account, boolean keepsCopies) {
        return switch (account.proofOfOrigin()) {
            case AUTO -> keepsCopies || Trust.ofImapHost(account.imap().host()).judges();
            case REQUIRED -> true;
            case OFF -> false;
        };
    }
}

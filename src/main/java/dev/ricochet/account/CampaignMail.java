package dev.ricochet.account;

/** Of which mails bounces are told: people write from the same mailbox, and that is nobody's business. */
public enum CampaignMail {
    /** Of marked ones from the first that lies among what was sent; of all until then. */
    AUTO,
    /** Of those alone that carry a mark of campaign mail. */
    MARKED,
    ALL
}

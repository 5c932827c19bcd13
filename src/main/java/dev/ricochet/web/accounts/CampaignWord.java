package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.account.CampaignMail;
import java.util.Locale;

/** Of which mails bounces are told, as it is written in JSON. */
enum CampaignWord {
    @JsonProperty("auto")
    AUTO(CampaignMail.AUTO),
    @JsonProperty("marked")
    MARKED(CampaignMail.MARKED),
    @JsonProperty("all")
    ALL(CampaignMail.ALL);

    private final CampaignMail mail;

    CampaignWord(CampaignMail mail) {
        this.mail = mail;
    }

    CampaignMail mail() {
        return mail;
    }

    static CampaignWord of(CampaignMail mail) {
        return switch (mail) {
            case AUTO -> AUTO;
            case MARKED -> MARKED;
            case ALL -> ALL;
        };
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.ricochet.web.page.accounts;

import dev.ricochet.smtp.DnsFinding;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What DNS says of mail from an account. */
@CheckedTemplate(basePath = "accounts", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record DnsPart(String domain, List<Finding> findings) implements TemplateInstance {
    /** One matter. */
    public record Finding(DnsFinding dns) {
        public String kind() {
            return switch (dns.verdict()) {
                case GOOD -> "good";
                case WRONG -> "bad";
                case NOT_CHECKED -> "quiet";
            };
        }

        public String words() {
            return switch (dns.verdict()) {
                case GOOD -> "good";
                case WRONG -> "to be mended";
                case NOT_CHECKED -> "not checked";
            };
        }
    }
}

package dev.ricochet.web.unsubscribe;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;

/**
 * What the page shows before any script has run, and what its script needs.
 *
 * @param policy where the page is a file without a server's headers; else empty
 * @param ownTitle empty where the text's own is to be shown
 */
record View(
        String language,
        String policy,
        String title,
        String ownTitle,
        String waiting,
        String broken,
        String logo,
        String colour,
        String account,
        String region,
        boolean groups,
        RawString style,
        RawString texts,
        RawString scripts) {

    @CheckedTemplate(basePath = "unsubscribe", requireTypeSafeExpressions = true)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(View page);
    }

    String html() {
        return Templates.page(this).render();
    }
}

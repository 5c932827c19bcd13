package dev.ricochet.web.page.settings;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What runs here and how it fares. */
@CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SystemPage(String version, String java, int rules, boolean well, List<Check> checks, List<Budget> budgets)
        implements TemplateInstance {

    /** A part that says whether it is well. */
    public record Check(String name, boolean well, List<String> words) {}

    /**
     * How much an account downloaded within a day.
     *
     * @param percent of what it may
     */
    public record Budget(String account, String used, String limit, long percent) {
        static Budget of(String account, long used, long limit) {
            return new Budget(
                    account, megabytes(used), megabytes(limit), Math.min(100, 100 * used / Math.max(1, limit)));
        }

        private static String megabytes(long bytes) {
            return "%.1f MB".formatted(bytes / 1e6);
        }
    }
}

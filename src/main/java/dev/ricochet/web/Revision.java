package dev.ricochet.web;

import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which state of a thing it is. A reader is told it as {@code ETag}; whoever changes the thing names it in
 * {@code If-Match}, so that of two editors the second is refused. The store compares once more in its update.
 */
public record Revision(long number) {
    // RFC 9110, 13.1.1: strong tags only
    private static final Pattern TAG = Pattern.compile("(?<!W/)\"([^\"]*)\"");

    public EntityTag tag() {
        return new EntityTag(Long.toString(number));
    }

    /** Refuses a change that names no revision (428) or another than this one (412). */
    public void mustBe(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Refusal(
                    ProblemKind.REVISION_REQUIRED,
                    "Read it, and repeat the value of its field ETag as If-Match; * stands for any.");
        }
        boolean same = ifMatch.strip().equals("*")
                || TAG.matcher(ifMatch).results().anyMatch(tag -> tag.group(1).equals(Long.toString(number)));
        if (!same) {
            throw new Refusal(ProblemKind.STALE, "Read it again, and decide whether your change still fits.");
        }
    }
}

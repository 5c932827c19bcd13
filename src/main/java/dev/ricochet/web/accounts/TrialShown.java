package dev.ricochet.web.accounts;

import dev.ricochet.flow.Verification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of trying settings. */
@Schema(name = "Trial", description = "What came of trying settings; nothing was sent, told or kept")
record TrialShown(
        boolean works,

        @Schema(description = "Whether secrets that waited are used from now on")
        boolean promoted,

        List<StepShown> steps) {
    static TrialShown of(Verification.Result result, boolean promoted) {
        return new TrialShown(
                result.works(),
                promoted,
                result.steps().stream().map(StepShown::of).toList());
    }
}

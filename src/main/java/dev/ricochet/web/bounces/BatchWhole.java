package dev.ricochet.web.bounces;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One call with its events. */
@Schema(name = "WholeBatch", description = "A call with the events that it carried, as they stand now")
record BatchWhole(
        BatchShown batch,

        @Schema(description = "Without those that were forgotten since")
        List<BounceShown> bounces) {}

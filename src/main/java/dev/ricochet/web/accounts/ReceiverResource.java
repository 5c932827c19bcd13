package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.access.Scope;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.OutboxFigures.Resting;
import dev.ricochet.outbox.Receiver;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How it stands with the receiver of an account, and its resumption by a person. */
@Path(AccountsResource.PATH + "/{id}/receiver")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class ReceiverResource {
    private final VisibleAccounts accounts;
    private final Outbox outbox;
    private final AccountEdits edits;

    ReceiverResource(VisibleAccounts accounts, Outbox outbox, AccountEdits edits) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.edits = edits;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Receiver", description = "Who is told, and whether nothing is told for now")
    record Shown(
            @Schema(description = "Scheme, host and the last four characters; the rest is a secret")
            String callback,

            boolean resting,

            @Schema(
                    description = "Why",
                    enumeration = {"unreachable", "at_fault", "asked"})
            @Nullable
            String why,

            @Schema(description = "The receiver's last words, or the network's") @Nullable
            String words,

            @Schema(description = "For how long it has been so", examples = "PT12M") @Nullable
            Duration since,

            @Schema(
                    description =
                            "When one event is tried; absent where it is gone (410): then another callback, or resume",
                    examples = "PT8M")
            @Nullable
            Duration nextTryIn,

            @Schema(description = "How many events it takes at once, where it has refused more") @Nullable
            Integer mostEvents) {

        static Shown of(String callback, Optional<Receiver> receiver) {
            Optional<Resting> resting = receiver.flatMap(Receiver::resting);
            return new Shown(
                    callback,
                    resting.isPresent(),
                    resting.map(rest -> rest.why().name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    resting.map(Resting::words).orElse(null),
                    resting.map(Resting::since).orElse(null),
                    resting.filter(rest -> !rest.isForGood()).map(Resting::left).orElse(null),
                    receiver.flatMap(Receiver::mostEvents).orElse(null));
        }
    }

    @GET
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "readReceiver", summary = "Shows whether the receiver is told, and if not, why")
    public Shown read(@PathParam("id") UUID id) {
        KnownAccount account = accounts.get(id);
        return Shown.of(account.account().callback().toString(), outbox.receiver(account.id()));
    }

    @POST
    @Path("resume")
    @Transactional
    @RolesAllowed(Scope.WRITE_ACCOUNTS)
    @Operation(
            operationId = "resumeReceiver",
            summary = "Tells the receiver again at once",
            description = "What was known against it is forgotten; what waits after failed calls is due now.")
    public Shown resume(@PathParam("id") UUID id) {
        KnownAccount account = accounts.get(id);
        edits.resumeReceiver(account.id());
        return read(id);
    }
}

package dev.ricochet.web.bounces;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.access.Scope;
import dev.ricochet.flow.Oblivion;
import dev.ricochet.outbox.Forgotten;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** People who bounced. */
@Path("/api/v1/recipients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bounces")
public class RecipientsResource {
    private final Oblivion oblivion;
    private final AuditTrail trail;
    private final Caller caller;

    RecipientsResource(Oblivion oblivion, AuditTrail trail, Caller caller) {
        this.oblivion = oblivion;
        this.trail = trail;
        this.caller = caller;
    }

    /** How much of a person was there. */
    @Schema(name = "ForgottenPerson", description = "How many bounces were forgotten; counts of them stay")
    record Gone(long bounces) {}

    @DELETE
    @Path("{address}")
    @Transactional
    @RolesAllowed(Scope.WRITE_BOUNCES)
    @Operation(
            operationId = "forgetRecipient",
            summary = "Forgets a person; the same mail read again tells nothing",
            description = "Counts by month stay, and a keyed hash of what each event is known by.")
    public Gone forget(@PathParam("address") String address) {
        EmailAddress person = EmailAddress.parse(address)
                .orElseThrow(() -> Refusal.invalid(Flaw.of("address", "must be a mail address")));
        return switch (oblivion.forget(person, caller.access().accounts())) {
            case Forgotten.StillToBeTold(long events) ->
                throw new Refusal(
                        ProblemKind.CONFLICT,
                        events + " of this person are still to be told, and a bounce is never lost: ask again later.");
            case Forgotten.Gone(long events) -> {
                // whose, the trail must not say
                trail.add(
                        caller.access().who(),
                        new Deed("recipient.forget", Optional.empty(), Optional.empty(), List.of(), Optional.of(1L)));
                yield new Gone(events);
            }
        };
    }
}

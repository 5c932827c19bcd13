package dev.ricochet.web.accounts;

import dev.ricochet.access.Scope;
import dev.ricochet.smtp.CleverTapCard;
import dev.ricochet.smtp.Sender;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What to type into CleverTap's dialog for an account. */
@Path(AccountsResource.PATH + "/{id}/clevertap-card")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setup")
public class CardResource {
    private final VisibleAccounts accounts;

    CardResource(VisibleAccounts accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "CleverTapCard", description = "The values to type, and where the callback URL is found")
    record Card(List<Value> fields, List<String> steps) {
        @Schema(name = "CleverTapValue")
        record Value(String label, String value, String note) {}

        static Card of(CleverTapCard card) {
            return new Card(
                    card.fields().stream()
                            .map(field -> new Value(field.label(), field.value(), field.note()))
                            .toList(),
                    card.steps());
        }
    }

    @GET
    @RolesAllowed(Scope.READ_ACCOUNTS)
    @Operation(operationId = "readCleverTapCard", summary = "Says what to type into CleverTap's dialog")
    public Card read(@PathParam("id") UUID id) {
        return Card.of(CleverTapCard.of(Sender.of(accounts.get(id).account())));
    }
}

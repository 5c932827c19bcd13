package dev.ricochet.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.CleverTap;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.vocabulary.EmailAddress;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * CleverTap's Subscribe API: subscribes people again, with all who share an address. Asked twice it does the same as once.
 *
 * <pre>POST https://eu1…/1/subscribe {"d":[{"type":"email","value":"ann@example.com","status":"Resubscribe"}]}</pre>
 */
@ApplicationScoped
public class SubscribeApi {
    /** CleverTap takes no more in one call. */
    public static final int MOST = 1_000;

    private final JsonFactory json = new JsonFactory();
    private final CallbackClient client;
    private final Function<CleverTap.Region, CallbackUrl> places;

    @Inject
    SubscribeApi(CallbackClient client) {
        this(
                client,
                region -> CallbackUrl.parse("https://" + region.apiHost() + "/1/subscribe")
                        .orElseThrow());
    }

    /** @param places where the API of a region is */
    public SubscribeApi(CallbackClient client, Function<CleverTap.Region, CallbackUrl> places) {
        this.client = client;
        this.places = places;
    }

    /** @param passcode of the project */
    public Answer resubscribe(CleverTap project, Secret passcode, List<EmailAddress> people, Deadline firstByte) {
        Letter letter = new Letter(
                UUID.randomUUID(),
                "application/json",
                Buffer.buffer(body(people)),
                SigningSecrets.NONE,
                Map.of("X-CleverTap-Account-Id", new Secret(project.accountId()), "X-CleverTap-Passcode", passcode));
        return client.post(places.apply(project.region()), letter, firstByte).answer();
    }

    private byte[] body(List<EmailAddress> people) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator body = json.createGenerator(bytes)) {
            body.writeStartObject();
            body.writeArrayFieldStart("d");
            for (EmailAddress person : people) {
                body.writeStartObject();
                body.writeStringField("type", "email");
                body.writeStringField("value", person.toString());
                body.writeStringField("status", "Resubscribe");
                body.writeEndObject();
            }
            body.writeEndArray();
            body.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }
}

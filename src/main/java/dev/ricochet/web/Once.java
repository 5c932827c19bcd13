package dev.ricochet.web;

import dev.ricochet.access.AnsweredRequests;
import dev.ricochet.access.AnsweredRequests.KeyReused;
import dev.ricochet.access.AnsweredRequests.Made;
import dev.ricochet.access.Caller;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a request that carries an {@code Idempotency-Key} make its thing once, however often it comes:
 *
 * <pre>{@code
 * Made made = once.make(() -> things.add(…).id().toString());     // within the transaction of the resource's method
 * }</pre>
 */
@RequestScoped
public class Once {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final AnsweredRequests answered;
    private final Caller caller;

    @Context
    @SuppressWarnings("NullAway.Init") // the framework sets it
    HttpHeaders headers;

    @Context
    @SuppressWarnings("NullAway.Init") // the framework sets it
    UriInfo uri;

    @Context
    @SuppressWarnings("NullAway.Init") // the framework sets it
    Request request;

    private byte[] body = {};

    Once(AnsweredRequests answered, Caller caller) {
        this.answered = answered;
        this.caller = caller;
    }

    void saw(byte[] bytes) {
        this.body = bytes;
    }

    /** @param make makes it, and gives its id */
    public Made make(Supplier<String> make) {
        List<String> keys = headers.getRequestHeader(HEADER);
        if (keys.isEmpty()) {
            return new Made(make.get(), false);
        }
        if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new Refusal(
                    ProblemKind.INVALID,
                    "The key cannot be used.",
                    List.of(Flaw.of(HEADER, "must be 1 to 255 visible characters of ASCII, best a random UUID")));
        }
        String key = keys.getFirst();
        try {
            return answered.once(keyHash(key), requestHash(key), make);
        } catch (KeyReused e) {
            throw new Refusal(ProblemKind.KEY_REUSED, "Send another request with another key.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] keyHash(String key) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text(caller.access().who() + "\n" + key));
    }

    private byte[] requestHash(String key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(text(key), mac.getAlgorithm()));
        mac.update(text(request.getMethod() + " " + uri.getPath() + "\n"));
        return mac.doFinal(body);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

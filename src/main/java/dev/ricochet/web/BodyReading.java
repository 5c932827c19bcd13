package dev.ricochet.web;

import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Bounds every body, and shows its bytes to whoever has to recognise the request when it comes again. */
@Provider
public class BodyReading implements ReaderInterceptor {
    private static final int LONGEST_JSON = 256 * 1024;

    // less than what the framework takes, which ends in a mistake where the length was not said before
    private static final int LONGEST_MAIL = 10 * 1024 * 1024;

    private final Once once;

    BodyReading(Once once) {
        this.once = once;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        int longest = isJson(context.getMediaType()) ? LONGEST_JSON : LONGEST_MAIL;
        byte[] body = context.getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw new Refusal(ProblemKind.TOO_LARGE, "A body of JSON has at most 256 KiB, a mail 10 MiB.");
        }
        once.saw(body);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }
}

package dev.ricochet.web;

import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Bounds every body of JSON, and shows its bytes to whoever has to recognise the request when it comes again. */
@Provider
public class BodyReading implements ReaderInterceptor {
    private static final int LONGEST = 256 * 1024;

    private final Once once;

    BodyReading(Once once) {
        this.once = once;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isJson(context.getMediaType())) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new Refusal(ProblemKind.TOO_LARGE, "A body of JSON has at most 256 KiB.");
        }
        once.saw(body);
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }
}

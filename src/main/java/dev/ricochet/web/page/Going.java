package dev.ricochet.web.page;

import dev.ricochet.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Away from what was posted: a page that is loaded again does nothing again. */
@ApplicationScoped
public class Going {
    private final Caller caller;

    Going(Caller caller) {
        this.caller = caller;
    }

    /** @param path of a page of ours */
    public Response to(String path) {
        return away(path).build();
    }

    /** @param flash what is said there, once */
    public Response to(String path, Flash flash) {
        return away(path).cookie(FlashCookie.of(flash, caller.formKey())).build();
    }

    /** Without the host that the framework would add: behind a proxy it is not the one that the browser knows. */
    private static Response.ResponseBuilder away(String path) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }
}

package dev.ricochet.web.page.mail;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The source of a mail, to be kept and never shown by the browser. */
public final class EmlDownload {
    /** Of a mail (RFC 5322). */
    public static final String MEDIA_TYPE = "message/rfc822";

    private EmlDownload() {}

    /** @param name of the file, without its ending */
    public static Response of(String name, byte[] mail) {
        return Response.ok(mail, MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".eml\"")
                .build();
    }
}

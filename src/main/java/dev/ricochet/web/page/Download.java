package dev.ricochet.web.page;

import dev.ricochet.web.Csv;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** A file that a browser keeps and does not show. */
public final class Download {
    private Download() {}

    /** Writes the lines of a table. */
    public interface Lines {
        void to(Csv table) throws IOException;
    }

    /** A table for a spreadsheet, sent as it is written. */
    public static Response table(String name, Lines lines) {
        StreamingOutput stream = out -> {
            Csv table = new Csv(out);
            lines.to(table);
            table.flush();
        };
        return Response.ok(stream, Csv.MEDIA_TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

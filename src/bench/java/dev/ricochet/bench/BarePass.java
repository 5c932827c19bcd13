package dev.ricochet.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** mime4j over a mail: its fields and parts are found and its bodies decoded, and nothing is understood. The measure. */
final class BarePass {
    private static final MimeConfig CONFIG = new MimeConfig.Builder()
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxLineLen(-1)
            .build();

    private final byte[] buffer = new byte[4096];

    /** What was met, so that nothing of it can be left out. */
    int over(byte[] mail) {
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.parse(new ByteArrayInputStream(mail));
        int met = 0;
        try {
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                met++;
                if (state == EntityState.T_BODY) {
                    met += drain(stream.getDecodedInputStream());
                }
            }
        } catch (MimeException brokenMail) {
            met--;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return met;
    }

    private int drain(InputStream body) throws IOException {
        int bytes = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            bytes += n;
        }
        return bytes;
    }
}

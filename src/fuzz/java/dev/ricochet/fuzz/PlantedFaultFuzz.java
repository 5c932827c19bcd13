package dev.ricochet.fuzz;

import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.message.MimeReader;

/**
 * A target with a fault that stands there on purpose, behind conditions that none of the seeds meets: that it is found says
 * that the fuzzer sees the ways through our classes.
 */
public final class PlantedFaultFuzz {
    private static final MimeReader READER = new MimeReader();

    private PlantedFaultFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        MailMessage mail = READER.read(data);
        for (MimePart part : mail.root().children()) {
            for (MimePart enclosed : part.children()) {
                boolean empty = part.isClosed() && enclosed.headers().isEmpty() && part.size() == 2;
                Invariant.holds(!empty, "planted: a returned mail of nothing");
            }
        }
    }
}

package dev.ricochet.command;

import dev.ricochet.backup.BackupRefused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that nobody else can read, and that is there whole or not at all. */
final class OwnFile {
    private static final int BUFFER = 1 << 16;

    private OwnFile() {}

    /** What fills it. */
    interface Filling {
        long fill(OutputStream out) throws IOException, BackupRefused;
    }

    static long write(Path file, Filling filling) throws IOException, BackupRefused {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "exists already");
        }
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        boolean _ = Files.deleteIfExists(beside);
        try (FileChannel channel = FileChannel.open(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            long rows = filling.fill(out);
            out.flush();
            channel.force(true);
            Files.move(beside, file);
            return rows;
        } finally {
            boolean _ = Files.deleteIfExists(beside);
        }
    }
}

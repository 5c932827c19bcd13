package dev.ricochet.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once into a directory that nobody else can write to.
 *
 * @param parent where every version of them has stood
 */
record Binaries(Path parent, Path directory) {

    /** Unpacks beside and renames, so that what stands in its place is whole. Older versions are removed. */
    static Binaries in(Path parent, Platform platform) throws IOException, DatabaseUnavailable {
        Path place = parent.resolve(platform.sha256().substring(0, 16));
        OwnerOnly.createDirectories(parent);
        Files.setPosixFilePermissions(parent, OwnerOnly.DIRECTORY);
        if (!Files.isDirectory(place)) {
            Path beside = Files.createTempDirectory(
                    parent, "unpacking-", PosixFilePermissions.asFileAttribute(OwnerOnly.DIRECTORY));
            unpack(platform, beside);
            OwnerOnly.publish(beside, place);
        }
        Files.setPosixFilePermissions(place, OwnerOnly.DIRECTORY);
        removeAllBut(place, parent);
        return new Binaries(parent.toRealPath(), place.toRealPath());
    }

    Path postgres() {
        return program("postgres");
    }

    Path initdb() {
        return program("initdb");
    }

    Path pgCtl() {
        return program("pg_ctl");
    }

    private Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private static void unpack(Platform platform, Path target) throws IOException, DatabaseUnavailable {
        byte[] archive = archive(platform);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new DatabaseUnavailable("The archive of PostgreSQL points outside of itself.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    write(tar, path, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static byte[] archive(Platform platform) throws IOException, DatabaseUnavailable {
        try (InputStream resource = Binaries.class.getResourceAsStream("/" + platform.archive())) {
            if (resource == null) {
                throw new DatabaseUnavailable("This build carries no PostgreSQL (" + platform.archive()
                        + "): set quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL) to a server of yours.");
            }
            byte[] archive = resource.readAllBytes();
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
            if (!sum.equals(platform.sha256())) {
                throw new DatabaseUnavailable("The archive of PostgreSQL " + platform.archive()
                        + " is not the one this build was made with.");
            }
            return archive;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(InputStream from, Path path, boolean executable) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(executable ? OwnerOnly.DIRECTORY : OwnerOnly.FILE));
        try (var file = Files.newOutputStream(path)) {
            from.transferTo(file);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void removeAllBut(Path place, Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            for (Path other : all.filter(path -> !path.equals(place)).toList()) {
                OwnerOnly.delete(other);
            }
        }
    }
}

package dev.ricochet.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Reads a file that {@link ArchiveWriter} wrote, from its beginning to its end and never all at once. */
final class ArchiveReader {
    /** The longest is the front of a mail, in hexadecimal digits. */
    private static final int LONGEST_ROW = 16 * 1024 * 1024;

    private final ZipInputStream zip;
    private final Header header;

    ArchiveReader(InputStream in) throws IOException, BackupRefused {
        zip = new ZipInputStream(new BufferedInputStream(in, 1 << 16), StandardCharsets.UTF_8);
        try {
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(ArchiveWriter.HEADER)) {
                throw new BackupRefused("This is no backup of Ricochet.");
            }
            header = Header.parse(new String(zip.readNBytes(4096), StandardCharsets.UTF_8));
        } catch (ZipException e) {
            throw new BackupRefused("This is no backup of Ricochet.", e);
        }
    }

    Header header() {
        return header;
    }

    /** How many rows there were; throws when the file does not come to its end. */
    long into(Rows rows) throws IOException, SQLException, BackupRefused {
        try {
            long count = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(ArchiveWriter.END)) {
                    checkEnd(count);
                    return count;
                }
                Table table = Table.named(name).orElseThrow(() -> unknown(name));
                count += table(table, new BufferedInputStream(zip, 1 << 16), rows);
            }
        } catch (ZipException | EOFException e) {
            throw new BackupRefused("The backup is damaged: " + e.getMessage(), e);
        }
        throw new BackupRefused("The backup ends before its end: it was not written whole.");
    }

    private void checkEnd(long count) throws IOException, BackupRefused {
        String said = new String(zip.readNBytes(32), StandardCharsets.UTF_8).strip();
        if (!said.equals(Long.toString(count))) {
            throw new BackupRefused("The backup says that it has " + said + " rows, and has " + count + ".");
        }
    }

    private static long table(Table table, InputStream in, Rows rows) throws IOException, SQLException, BackupRefused {
        String names = new String(line(in), StandardCharsets.UTF_8).strip();
        List<String> columns = List.of(names.split(","));
        if (!columns.stream().allMatch(name -> name.matches("[a-z][a-z0-9_]{0,62}"))) {
            throw new BackupRefused("The backup names columns of " + table.word() + " that cannot be any.");
        }
        rows.begin(table, columns);
        long count = 0;
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            rows.row(line);
            count++;
        }
        rows.end();
        return count;
    }

    /** With its end; empty where there is none. An end of line within a value is written as two letters. */
    private static byte[] line(InputStream in) throws IOException, BackupRefused {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LONGEST_ROW) {
                throw new BackupRefused("A row of the backup is longer than any can be.");
            }
        }
        if (line.size() > 0) {
            throw new BackupRefused("The backup ends within a row.");
        }
        return line.toByteArray();
    }

    private static BackupRefused unknown(String name) {
        return new BackupRefused("The backup has a table " + name
                + ", which this version does not know: take the version that wrote it, or a newer one.");
    }
}

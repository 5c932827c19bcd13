package dev.ricochet.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a file: a zip with an entry for each table, and one at its end by which a whole one is known. */
final class ArchiveWriter implements Rows {
    static final String HEADER = "ricochet.txt";
    static final String END = "end.txt";

    private final ZipOutputStream zip;
    private long rows;

    ArchiveWriter(OutputStream out, Header header) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(HEADER, header.text());
    }

    @Override
    public void begin(Table table, List<String> columns) throws IOException {
        zip.putNextEntry(new ZipEntry(table.word()));
        zip.write((String.join(",", columns) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void row(byte[] line) throws IOException {
        zip.write(line);
        rows++;
    }

    @Override
    public void end() throws IOException {
        zip.closeEntry();
    }

    /** How many rows there were; the stream itself is the caller's to close. */
    long finish() throws IOException {
        entry(END, rows + "\n");
        zip.finish();
        zip.flush();
        return rows;
    }

    private void entry(String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}

package dev.ricochet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The inbox's key and certificate, made by the JDK's own keytool at the first start: no key lies in the repository. */
record DemoCertificate(Path keys, Path certificate) {
    /** Guards nothing: the key is worth as much as the demo. */
    static final String PASSWORD = "changeit";

    private static final long LONGEST_SECONDS = 30;

    static DemoCertificate madeIn(Path directory) {
        DemoCertificate made =
                new DemoCertificate(directory.resolve("inbox-keys.p12"), directory.resolve("inbox-certificate.pem"));
        if (!Files.exists(made.certificate)) {
            made.make(directory);
        }
        return made;
    }

    private void make(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(keys);
            keytool(
                    "-genkeypair",
                    "-alias",
                    "inbox",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=Ricochet's demo inbox",
                    "-validity",
                    "3650",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1");
            keytool("-exportcert", "-alias", "inbox", "-rfc", "-file", certificate.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's certificate cannot be made: " + e.getMessage(), e);
        }
    }

    private void keytool(String... words) throws IOException {
        String java = Objects.requireNonNull(System.getProperty("java.home"));
        List<String> command =
                new ArrayList<>(List.of(Path.of(java, "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

package dev.ricochet.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Fills the inbox before the application first looks into it, and opens the receiver. */
@Singleton
class Demo {
    private static final Logger log = Logger.getLogger("demo");

    /** Before anything begins to look. */
    private static final int FIRST = -1;

    private final Config config;
    private Optional<DemoInbox> inbox = Optional.empty();
    private Optional<DemoReceiver> receiver = Optional.empty();

    Demo(Config config) {
        this.config = config;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) throws IOException {
        // unset where somebody has set an account of their own: see DemoConfiguration
        if (!config.getOptionalValue("demo.inbox", Boolean.class).orElse(false)) {
            return;
        }
        Path directory = config.getValue(DemoConfiguration.DIRECTORY, Path.class);
        int http = config.getValue("demo.http-port", Integer.class);
        DemoInbox opened = new DemoInbox(
                config.getValue("demo.imaps-port", Integer.class),
                config.getValue("ricochet.account.address", String.class),
                config.getValue("ricochet.account.app-password", String.class),
                DemoCertificate.madeIn(directory));
        inbox = Optional.of(opened);
        // the time of the process, not of this start: a reload of the code brings the very same mails
        Instant began =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        List<byte[]> mails = samples(directory.resolve("classes/inbox"));
        mails.forEach(sample -> opened.receive(SampleMail.filledIn(sample, began)));
        receiver = Optional.of(
                new DemoReceiver(http, dropped -> opened.receive(SampleMail.filledIn(dropped, Instant.now()))));
        log.infof("%d mails lie in the inbox. To drop another:", mails.size());
        log.infof("curl --data-binary @src/demo/resources/drop/user-unknown.eml http://localhost:%d/drop", http);
    }

    void stop(@Observes ShutdownEvent event) {
        receiver.ifPresent(DemoReceiver::close);
        inbox.ifPresent(DemoInbox::close);
    }

    private static List<byte[]> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Demo::read).toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.ricochet.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedSocketsTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));

    private final GuardedSockets sockets = new GuardedSockets(TestCertificates.trusted(), SHORT);
    private final ServerSocket listener = listening();

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    @Test
    void private_authorities_are_trusted_beside_the_public_ones() {
        List<X509Certificate> publicOnes = issuers(new TlsContext(List.of()));
        List<X509Certificate> all = issuers(TestCertificates.trusted());

        assertThat(publicOnes).hasSizeGreaterThan(50);
        assertThat(all).containsAll(publicOnes).hasSize(publicOnes.size() + 2);
    }

    @Test
    void a_file_of_certificates_that_cannot_be_read_is_named() {
        List<Path> missing = List.of(Path.of("no-such-file.pem"));

        assertThatThrownBy(() -> new TlsContext(missing))
                .hasMessageContaining("quarkus.tls.trust-store.pem.certs")
                .hasMessageContaining("no-such-file.pem");
    }

    @Test
    void a_verified_host_can_be_talked_to() throws Exception {
        answering(TestCertificates.LOCALHOST, socket -> socket.getOutputStream().write('k'));

        try (GuardedSocket socket = sockets.connect("localhost", listener.getLocalPort())) {
            assertThat(socket.in().read()).isEqualTo('k');
            assertThat(socket.bytesReceived()).isPositive();
        }
    }

    @Test
    void the_certificate_of_another_host_is_refused() {
        answering(TestCertificates.ELSEWHERE, _ -> {});

        assertThatThrownBy(() -> sockets.connect("localhost", listener.getLocalPort()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void a_certificate_that_nobody_we_trust_has_signed_is_refused() {
        answering(TestCertificates.STRANGER, _ -> {});

        assertThatThrownBy(() -> sockets.connect("localhost", listener.getLocalPort()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void a_handshake_has_an_end_even_if_bytes_keep_coming() {
        Thread.startVirtualThread(() -> {
            try (Socket socket = listener.accept()) {
                // the head of a TLS record of 16 kB, and then its body at leisure
                socket.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0});
                trickle(socket);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        Patience hasty = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5));
        GuardedSockets hurried = new GuardedSockets(TestCertificates.trusted(), hasty);

        assertThatThrownBy(() -> hurried.connect("localhost", listener.getLocalPort()))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_conversation_has_an_end_even_if_bytes_keep_coming() throws Exception {
        answering(TestCertificates.LOCALHOST, GuardedSocketsTest::trickle);

        try (GuardedSocket socket = sockets.connect("localhost", listener.getLocalPort())) {
            socket.finishWithin(Duration.ofSeconds(2));
            InputStream in = socket.in();
            assertThatThrownBy(() -> in.skipNBytes(1_000_000)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void who_never_reads_is_hung_up_on() throws Exception {
        answering(TestCertificates.LOCALHOST, socket -> Thread.sleep(Duration.ofSeconds(20)));

        try (GuardedSocket socket = sockets.connect("localhost", listener.getLocalPort())) {
            byte[] plenty = new byte[64 * 1024 * 1024];
            assertThatThrownBy(() -> socket.out().write(plenty)).isInstanceOf(IOException.class);
        }
    }

    @FunctionalInterface
    private interface Talk {
        void to(Socket socket) throws IOException, InterruptedException;
    }

    private void answering(TestCertificates certificate, Talk talk) {
        Thread.startVirtualThread(() -> {
            try (Socket plain = listener.accept();
                    SSLSocket tls = certificate.over(plain)) {
                tls.startHandshake();
                talk.to(tls);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void trickle(Socket socket) throws IOException, InterruptedException {
        while (true) {
            socket.getOutputStream().write(0);
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    private static List<X509Certificate> issuers(TlsContext tls) {
        return Stream.of(tls.trust().getAcceptedIssuers()).toList();
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

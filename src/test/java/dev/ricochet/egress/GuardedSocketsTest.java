package dev.ricochet.egress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuardedSocketsTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));

    private final GuardedSockets sockets = new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted(), SHORT);
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
        assertThat(all).containsAll(publicOnes).hasSize(publicOnes.size() + 4);
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

        try (GuardedSocket socket = sockets.open("localhost", listener.getLocalPort(), Purpose.IMAP)) {
            assertThat(socket.in().read()).isEqualTo('k');
            assertThat(socket.bytesReceived()).isPositive();
        }
    }

    @Test
    void what_was_agreed_on_can_be_seen() throws Exception {
        answering(TestCertificates.LOCALHOST, _ -> {});

        try (GuardedSocket socket = sockets.connect(here("localhost"))) {
            Handshake handshake = socket.secure();

            assertThat(socket.peer()).isEqualTo(InetAddress.getLoopbackAddress());
            assertThat(handshake.protocol()).isEqualTo("TLSv1.3");
            assertThat(handshake.certificate().getSubjectX500Principal().getName())
                    .contains("localhost");
            Instant end = handshake.certificate().getNotAfter().toInstant();
            assertThat(handshake.leftAt(end.minus(Duration.ofDays(3)))).isEqualTo(Duration.ofDays(3));
        }
    }

    @Test
    void the_address_that_was_checked_is_connected_to_whatever_the_name_means_next() throws Exception {
        answering(TestCertificates.ELSEWHERE, socket -> socket.getOutputStream().write('k'));
        GuardedSockets rebound = new GuardedSockets(
                TestEgress.resolvingTo("127.0.0.1", "169.254.169.254"), TestCertificates.trusted(), SHORT);

        try (GuardedSocket socket = rebound.open("other.example.net", listener.getLocalPort(), Purpose.IMAP)) {
            assertThat(socket.in().read()).isEqualTo('k');
        }
    }

    @Test
    void a_plain_connection_becomes_tls_after_a_command() throws Exception {
        serving(plain -> {
            plain.getOutputStream().write("220 ready\r\n".getBytes(US_ASCII));
            if (line(plain.getInputStream()).equals("STARTTLS")) {
                plain.getOutputStream().write("220 go ahead\r\n".getBytes(US_ASCII));
                try (SSLSocket tls = TestCertificates.LOCALHOST.over(plain)) {
                    tls.startHandshake();
                    tls.getOutputStream().write(("secured " + line(tls.getInputStream()) + "\r\n").getBytes(US_ASCII));
                }
            }
        });

        try (GuardedSocket socket = sockets.connect(here("localhost"));
                ConnectedSocket asTheLibraryHasIt = new ConnectedSocket(socket)) {
            assertThat(line(asTheLibraryHasIt.getInputStream())).isEqualTo("220 ready");
            asTheLibraryHasIt.getOutputStream().write("STARTTLS\r\n".getBytes(US_ASCII));
            assertThat(line(asTheLibraryHasIt.getInputStream())).isEqualTo("220 go ahead");
            Handshake _ = socket.secure();
            asTheLibraryHasIt.getOutputStream().write("EHLO\r\n".getBytes(US_ASCII));
            assertThat(line(asTheLibraryHasIt.getInputStream())).isEqualTo("secured EHLO");
        }
    }

    @Test
    void the_certificate_of_another_host_is_told_by_its_names() {
        answering(TestCertificates.ELSEWHERE, _ -> {});

        assertThat(obstacle("localhost")).isInstanceOfSatisfying(Obstacle.NameNotInCertificate.class, wrong -> {
            assertThat(wrong.host()).isEqualTo("localhost");
            assertThat(wrong.names()).isNotEmpty().doesNotContain("localhost");
        });
    }

    @Test
    void an_address_has_to_stand_in_the_certificate_too() {
        answering(TestCertificates.ELSEWHERE, _ -> {});

        assertThat(obstacle("127.0.0.1")).isInstanceOf(Obstacle.NameNotInCertificate.class);
    }

    @Test
    void a_certificate_that_nobody_we_trust_has_signed_is_refused() {
        answering(TestCertificates.STRANGER, _ -> {});

        assertThat(obstacle("localhost")).isInstanceOf(Obstacle.NotTrusted.class);
    }

    @Test
    void a_certificate_that_is_over_says_since_when() {
        answering(TestCertificates.EXPIRED, _ -> {});

        assertThat(obstacle("localhost")).isEqualTo(new Obstacle.Expired(Instant.parse("2020-03-31T00:00:00Z")));
    }

    @Test
    void who_speaks_without_tls_is_told_from_who_hangs_up() {
        serving(plain -> plain.getOutputStream().write("220 mx.example.net ESMTP\r\n".getBytes(US_ASCII)));
        assertThat(obstacle("localhost")).isEqualTo(new Obstacle.NotTls());

        serving(_ -> {});
        assertThat(obstacle("localhost")).isEqualTo(new Obstacle.HungUp());
    }

    @Test
    void nobody_who_listens_is_said_with_address_and_port() throws IOException {
        listener.close();

        assertThat(obstacle("127.0.0.1"))
                .isEqualTo(new Obstacle.ConnectionRefused(InetAddress.ofLiteral("127.0.0.1"), listener.getLocalPort()));
    }

    @Test
    void a_name_that_nobody_has_is_said() {
        assertThat(obstacle("nobody.invalid")).isEqualTo(new Obstacle.NameUnknown("nobody.invalid"));
    }

    @Test
    void a_handshake_has_an_end_even_if_bytes_keep_coming() {
        serving(plain -> {
            // the head of a TLS record of 16 kB, and then its body at leisure
            plain.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0});
            trickle(plain);
        });

        Patience hasty = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5));
        GuardedSockets hurried = new GuardedSockets(TestEgress.loopback(), TestCertificates.trusted(), hasty);

        assertThatThrownBy(() -> hurried.open("localhost", listener.getLocalPort(), Purpose.IMAP))
                .isInstanceOfSatisfying(
                        NotConnected.class,
                        failure -> assertThat(failure.obstacle()).isEqualTo(new Obstacle.NoHandshakeInTime()));
    }

    @Test
    void a_conversation_has_an_end_even_if_bytes_keep_coming() throws Exception {
        answering(TestCertificates.LOCALHOST, GuardedSocketsTest::trickle);

        try (GuardedSocket socket = sockets.open("localhost", listener.getLocalPort(), Purpose.IMAP)) {
            socket.finishWithin(Duration.ofSeconds(2));
            InputStream in = socket.in();
            assertThatThrownBy(() -> in.skipNBytes(1_000_000)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void who_never_reads_is_hung_up_on() throws Exception {
        answering(TestCertificates.LOCALHOST, socket -> Thread.sleep(Duration.ofSeconds(20)));

        try (GuardedSocket socket = sockets.open("localhost", listener.getLocalPort(), Purpose.IMAP)) {
            byte[] plenty = new byte[64 * 1024 * 1024];
            assertThatThrownBy(() -> socket.out().write(plenty)).isInstanceOf(IOException.class);
        }
    }

    @FunctionalInterface
    private interface Talk {
        void to(Socket socket) throws IOException, InterruptedException;
    }

    private void answering(TestCertificates certificate, Talk talk) {
        serving(plain -> {
            try (SSLSocket tls = certificate.over(plain)) {
                tls.startHandshake();
                talk.to(tls);
            }
        });
    }

    private void serving(Talk talk) {
        Thread.startVirtualThread(() -> {
            try (Socket plain = listener.accept()) {
                talk.to(plain);
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Destination here(String host) throws NotConnected {
        return sockets.destination(host, listener.getLocalPort(), Purpose.SMTP);
    }

    private Obstacle obstacle(String host) {
        return catchThrowableOfType(NotConnected.class, () -> sockets.open(host, listener.getLocalPort(), Purpose.IMAP))
                .obstacle();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
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

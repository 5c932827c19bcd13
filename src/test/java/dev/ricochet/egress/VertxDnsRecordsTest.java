package dev.ricochet.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClientOptions;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VertxDnsRecordsTest {
    private static final int TXT = 16;
    private static final int MX = 15;
    private static final int NO_ERROR = 0;
    private static final int NO_SUCH_NAME = 3;

    private final Vertx vertx = Vertx.vertx();
    private final DatagramSocket server = bound();

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void each_text_comes_in_one_piece_however_it_was_cut() {
        String key = "v=DKIM1; k=rsa; p=" + "A".repeat(300);
        answer(NO_ERROR, TXT, text("v=spf1 -all"), text(key));
        assertThat(records(5_000).txt("example.org"))
                .isEqualTo(new DnsRecords.Answer.Known(List.of("v=spf1 -all", key)));
    }

    @Test
    void the_hosts_that_take_mail_are_named() {
        answer(NO_ERROR, MX, new byte[] {0, 10, 2, 'm', 'x', 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 0});
        DnsRecords.Answer answer = records(5_000).mx("example.org");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        DnsRecords.Answer.Known.class,
                        known -> assertThat(known.texts())
                                .singleElement()
                                .asString()
                                .startsWith("mx.example"));
    }

    @Test
    void a_name_that_nobody_has_has_no_records() {
        answer(NO_SUCH_NAME, TXT);
        assertThat(records(5_000).txt("example.org")).isEqualTo(new DnsRecords.Answer.Known(List.of()));
    }

    @Test
    void a_name_without_such_records_has_none() {
        answer(NO_ERROR, TXT);
        assertThat(records(5_000).txt("example.org")).isEqualTo(new DnsRecords.Answer.Known(List.of()));
    }

    @Test
    void a_resolver_that_is_silent_leaves_it_unchecked() {
        assertThat(records(200).txt("example.org")).isInstanceOf(DnsRecords.Answer.NotChecked.class);
    }

    private DnsRecords records(long timeout) {
        return new VertxDnsRecords(
                vertx,
                new DnsClientOptions()
                        .setHost("127.0.0.1")
                        .setPort(server.getLocalPort())
                        .setQueryTimeout(timeout));
    }

    // one question, repeated, and these answers to it
    private void answer(int code, int type, byte[]... data) {
        Thread.startVirtualThread(() -> {
            try {
                DatagramPacket asked = new DatagramPacket(new byte[512], 512);
                server.receive(asked);
                byte[] question = Arrays.copyOf(asked.getData(), asked.getLength());
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                out.write(question, 0, 2);
                out.writeShort(0x8180 | code);
                out.writeShort(1);
                out.writeShort(data.length);
                out.writeInt(0);
                int end = 12;
                while (question[end] != 0) {
                    end += question[end] + 1;
                }
                out.write(question, 12, end + 5 - 12);
                for (byte[] each : data) {
                    out.writeShort(0xc00c);
                    out.writeShort(type);
                    out.writeShort(1);
                    out.writeInt(60);
                    out.writeShort(each.length);
                    out.write(each);
                }
                server.send(new DatagramPacket(bytes.toByteArray(), bytes.size(), asked.getSocketAddress()));
            } catch (IOException closed) {
                // the test is over
            }
        });
    }

    private static byte[] text(String text) {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 255) {
            parts.add(text.substring(i, Math.min(i + 255, text.length())));
        }
        parts.forEach(part -> {
            pieces.write(part.length());
            pieces.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
        });
        return pieces.toByteArray();
    }

    private static DatagramSocket bound() {
        try {
            return new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

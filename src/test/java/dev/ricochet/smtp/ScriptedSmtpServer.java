package dev.ricochet.smtp;

import dev.ricochet.egress.TestCertificates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that takes mail and answers what it is told to. Polite servers never say what it can be made to say. */
public final class ScriptedSmtpServer implements AutoCloseable {
    public static final String USER = "news@example.org";
    public static final String PASSWORD = "abcdefghijklmnop";

    /** How a connection begins. */
    public enum Mode {
        IMPLICIT_TLS,
        STARTTLS,
        /** And never anything else. */
        PLAIN
    }

    /** Speaks in place of the server. */
    @FunctionalInterface
    public interface Speech {
        void to(Socket client) throws IOException, InterruptedException;
    }

    private static final String GREETING = "";
    private static final String END_OF_MAIL = ".";

    private final ServerSocket listener;
    private final Mode mode;
    private final TestCertificates certificate;
    private final Map<String, Speech> speeches = new ConcurrentHashMap<>();
    private final List<String> heardInTheOpen = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile String authentication = "AUTH PLAIN LOGIN XOAUTH2";

    private ScriptedSmtpServer(Mode mode, TestCertificates certificate) {
        this.mode = mode;
        this.certificate = certificate;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public static ScriptedSmtpServer start(Mode mode) {
        return start(mode, TestCertificates.LOCALHOST);
    }

    public static ScriptedSmtpServer start(Mode mode, TestCertificates certificate) {
        return new ScriptedSmtpServer(mode, certificate);
    }

    public Mode mode() {
        return mode;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What EHLO offers for logging in. */
    public void authentication(String line) {
        authentication = line;
    }

    /** Instead of the greeting. */
    public void greet(String reply) {
        say(GREETING, reply);
    }

    public void greet(Speech speech) {
        speeches.put(GREETING, speech);
    }

    /** To a command, or to the mail itself ("."). */
    public void on(String command, String reply) {
        say(command, reply);
    }

    public void on(String command, Speech speech) {
        speeches.put(command, speech);
    }

    // "535-5.7.8 one 535 5.7.8 two" are two lines
    private void say(String command, String reply) {
        String code = reply.substring(0, 3);
        String[] lines = reply.split(" (?=" + code + "[ -])");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String rest = lines[i].substring(4);
            text.append(code)
                    .append(i < lines.length - 1 ? "-" : " ")
                    .append(rest)
                    .append("\r\n");
        }
        speeches.put(
                command,
                client -> client.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Commands in their order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** What everybody on the way could read. */
    public List<String> heardInTheOpen() {
        return List.copyOf(heardInTheOpen);
    }

    public List<String> mails() {
        return List.copyOf(mails);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket accepted) {
        try (accepted) {
            Socket socket = mode == Mode.IMPLICIT_TLS ? certificate.over(accepted) : accepted;
            boolean secured = mode == Mode.IMPLICIT_TLS;
            answer(socket, GREETING, "220 mail.example.org ESMTP");
            BufferedReader in = reader(socket);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                if (!secured) {
                    heardInTheOpen.add(line);
                }
                String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
                if (command.equals("STARTTLS")) {
                    answer(socket, command, "220 go ahead");
                    socket = certificate.over(accepted);
                    secured = true;
                    in = reader(socket);
                } else if (command.equals("DATA")) {
                    answer(socket, command, "354 go ahead");
                    mails.add(mail(in));
                    answer(socket, END_OF_MAIL, "250 2.0.0 OK queued as 4711");
                } else {
                    answer(socket, command, usual(command, line, secured));
                }
            }
        } catch (IOException gone) {
            // the client hung up, or the speech did
        }
    }

    private String usual(String command, String line, boolean secured) {
        return switch (command) {
            case "EHLO" ->
                "250-mail.example.org\r\n250-SIZE 35882577\r\n"
                        + (mode == Mode.STARTTLS && !secured ? "250-STARTTLS\r\n" : "250-" + authentication + "\r\n")
                        + "250 8BITMIME";
            case "AUTH" -> line.equals("AUTH LOGIN") ? "334 VXNlcm5hbWU6" : "235 2.7.0 Accepted";
            case "MAIL", "RCPT" -> "250 2.1.0 OK";
            case "QUIT" -> "221 2.0.0 bye";
            // what follows AUTH LOGIN
            default -> line.equals("bmV3c0BleGFtcGxlLm9yZw==") ? "334 UGFzc3dvcmQ6" : "235 2.7.0 Accepted";
        };
    }

    private void answer(Socket socket, String command, String usual) throws IOException {
        Speech speech = speeches.get(command);
        try {
            if (speech == null) {
                socket.getOutputStream().write((usual + "\r\n").getBytes(StandardCharsets.UTF_8));
            } else {
                speech.to(socket);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Nothing, until the client has had enough. */
    public static void silence(Socket client) throws IOException {
        int _ = client.getInputStream().read();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}

package dev.ricochet.mailbox;

import dev.ricochet.egress.TestCertificates;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;

/**
 * An IMAP server of one small mailbox over TLS, which misbehaves as it is told to. Polite servers never say what it can
 * be made to say.
 */
public final class ScriptedImapServer implements AutoCloseable {
    public static final String USER = "reports@example.org";
    public static final String PASSWORD = "abcdefghijklmnop";

    /** Says something in place of the usual answer; true when it did. */
    @FunctionalInterface
    public interface Mischief {
        boolean answer(Command command, Answer answer) throws IOException;
    }

    /** A line of the client's, in its words. */
    public record Command(String tag, String words) {
        /** Without regard to case, as IMAP reads. */
        public boolean startsWith(String beginning) {
            return words.regionMatches(true, 0, beginning, 0, beginning.length());
        }

        /** Whether it asks for the mails themselves. */
        public boolean isFetchOfBodies() {
            return startsWith("UID FETCH") && words.contains("BODY.PEEK[]");
        }
    }

    private record Mail(long uid, Instant receivedAt, byte[] bytes) {}

    private static final DateTimeFormatter INTERNALDATE = DateTimeFormatter.ofPattern(
                    "dd-MMM-uuuu HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);
    private static final Pattern PART = Pattern.compile("BODY\\.PEEK\\[\\](?:<0\\.(\\d+)>)?");

    private final ServerSocket listener;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Command> heard = new CopyOnWriteArrayList<>();
    private final List<Mischief> mischief = new CopyOnWriteArrayList<>();
    private final NavigableMap<Long, Mail> mails = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, String> sent = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, String> sentHeaders = new ConcurrentSkipListMap<>();
    private final List<Answer> idling = new CopyOnWriteArrayList<>();
    private volatile Set<Long> found = Set.of();
    private volatile String capabilities = "IMAP4rev1 ID SPECIAL-USE";
    private volatile String greeting = "* OK ready";
    private volatile String folders = "* LIST (\\HasNoChildren) \"/\" INBOX\r\n";
    private volatile long uidValidity = 7;
    private volatile long uidNext = 1;

    private ScriptedImapServer(ServerSocket listener) {
        this.listener = listener;
        Thread.startVirtualThread(this::accept);
    }

    public static ScriptedImapServer start() {
        return start(TestCertificates.LOCALHOST);
    }

    public static ScriptedImapServer start(TestCertificates certificate) {
        return start(certificate.serverContext().getServerSocketFactory());
    }

    /** With sockets of another kind, such as plain ones. */
    public static ScriptedImapServer start(ServerSocketFactory factory) {
        try {
            return new ScriptedImapServer(factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Puts a mail into INBOX, under the next UID, which is returned. */
    public long deliver(String text, Instant receivedAt) {
        long uid = uidNext++;
        mails.put(uid, new Mail(uid, receivedAt, text.getBytes(StandardCharsets.UTF_8)));
        push("* " + mails.size() + " EXISTS");
        return uid;
    }

    /** Puts a copy of what was sent into the folder {@code Sent}, which from now on is there. */
    public void send(String messageId, String recipient) {
        send(messageId, USER, recipient);
    }

    /** Puts a copy there that names one author, and recipients. */
    public void send(String messageId, String from, String... recipients) {
        folders("(\\HasNoChildren) \"/\" INBOX", "(\\HasNoChildren \\Sent) \"/\" Sent");
        sent.put(
                sent.size() + 1L,
                "(NIL \"Offers\" (%s) NIL NIL (%s) NIL NIL NIL \"<%s>\")"
                        .formatted(
                                address(from),
                                Stream.of(recipients)
                                        .map(ScriptedImapServer::address)
                                        .collect(Collectors.joining()),
                                messageId));
    }

    /** Puts a copy there of which the header is known as well. */
    public void sendWithHeader(String messageId, String header) {
        send(messageId, "alice@example.com");
        sentHeaders.put(sent.lastKey(), header + "Message-ID: <" + messageId + ">\r\n\r\n");
    }

    private static String address(String address) {
        int at = address.lastIndexOf('@');
        return "(NIL NIL \"%s\" \"%s\")".formatted(address.substring(0, at), address.substring(at + 1));
    }

    public void remove(long uid) {
        mails.remove(uid);
    }

    public void clear() {
        found = Set.of();
        mails.clear();
        sent.clear();
        sentHeaders.clear();
        folders("(\\HasNoChildren) \"/\" INBOX");
    }

    /** A server that was restored from yesterday gives UIDs out again. */
    public void uidNext(long next) {
        uidNext = next;
    }

    public void uidValidity(long validity) {
        uidValidity = validity;
    }

    /** Lines of an answer to LIST. */
    public void folders(String... lines) {
        folders = Stream.of(lines).map(line -> "* LIST " + line + "\r\n").collect(Collectors.joining());
    }

    /** What Gmail's own search finds from now on, whatever it is asked for. */
    public void finds(Long... uids) {
        found = Set.of(uids);
    }

    /** From now on; the next client is told. */
    public void capabilities(String words) {
        capabilities = words;
    }

    /** Says something to all who idle in INBOX. */
    public void push(String line) {
        for (Answer client : idling) {
            try {
                client.line(line).flush();
            } catch (IOException gone) {
                idling.remove(client);
            }
        }
    }

    /** How many clients idle. */
    public int idling() {
        return idling.size();
    }

    /** Ends all connections, as a server does that is restarted or has had enough. */
    public void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
        idling.clear();
    }

    public void greeting(String line) {
        greeting = line;
    }

    /** From now on; what was told first is asked first. */
    public void onCommand(Mischief next) {
        mischief.add(next);
    }

    public void behave() {
        mischief.clear();
        capabilities = "IMAP4rev1 ID SPECIAL-USE";
    }

    public List<Command> heard() {
        return List.copyOf(heard);
    }

    public void forgetWhatWasHeard() {
        heard.clear();
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

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            Answer answer = new Answer(socket, new BufferedOutputStream(socket.getOutputStream()));
            if (greeting.isEmpty()) {
                in.readLine();
                return;
            }
            answer.line(greeting).flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 2);
                Command command = new Command(words[0], words.length > 1 ? words[1] : "");
                heard.add(command);
                answer(command, answer);
                answer.flush();
            }
        } catch (IOException gone) {
            // the client hung up, or mischief did
        } finally {
            idling.removeIf(client -> client.socket == socket);
        }
    }

    private void answer(Command command, Answer answer) throws IOException {
        for (Mischief each : mischief) {
            if (each.answer(command, answer)) {
                return;
            }
        }
        if (command.startsWith("CAPABILITY")) {
            answer.line("* CAPABILITY " + capabilities).ok(command);
        } else if (command.startsWith("ID ")) {
            answer.line("* ID (\"name\" \"scripted\")").ok(command);
        } else if (command.startsWith("LOGIN")) {
            login(command, answer);
        } else if (command.startsWith("LIST")) {
            answer.text(folders).ok(command);
        } else if (command.startsWith("EXAMINE Sent")) {
            answer.inSent = true;
            answer.line("* " + sent.size() + " EXISTS")
                    .line("* 0 RECENT")
                    .line("* FLAGS (\\Seen)")
                    .line("* OK [UIDVALIDITY " + uidValidity + "] valid")
                    .line("* OK [UIDNEXT " + (sent.size() + 1) + "] next")
                    .line(command.tag() + " OK [READ-ONLY] examined");
        } else if (answer.inSent && command.startsWith("UID SEARCH")) {
            answer.line("* SEARCH"
                            + sent.keySet().stream().map(uid -> " " + uid).collect(Collectors.joining()))
                    .ok(command);
        } else if (answer.inSent && command.startsWith("UID FETCH")) {
            copies(command, answer);
        } else if (command.startsWith("EXAMINE")) {
            answer.inSent = false;
            answer.line("* " + mails.size() + " EXISTS")
                    .line("* 0 RECENT")
                    .line("* FLAGS (\\Seen)")
                    .line("* OK [UIDVALIDITY " + uidValidity + "] valid")
                    .line("* OK [UIDNEXT " + uidNext + "] next")
                    .line(command.tag() + " OK [READ-ONLY] examined");
        } else if (command.startsWith("UID SEARCH")) {
            search(command, answer);
        } else if (command.startsWith("UID FETCH")) {
            fetch(command, answer);
        } else if (command.startsWith("IDLE")) {
            answer.idle = command;
            answer.line("+ idling").flush();
            idling.add(answer);
        } else if (command.tag().equals("DONE")) {
            idling.remove(answer);
            answer.ok(answer.idle);
        } else if (command.startsWith("LOGOUT")) {
            answer.line("* BYE bye").ok(command);
        } else {
            answer.line(command.tag() + " BAD " + command.words());
        }
    }

    private static void login(Command command, Answer answer) throws IOException {
        if (command.words().replace("\"", "").equals("LOGIN %s %s".formatted(USER, PASSWORD))) {
            answer.ok(command);
        } else {
            answer.line(command.tag() + " NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
        }
    }

    private void search(Command command, Answer answer) throws IOException {
        String criteria = command.words().substring("UID SEARCH ".length());
        if (criteria.contains(" X-GM-RAW ")) {
            String set = criteria.substring("UID ".length(), criteria.indexOf(" X-GM-RAW "));
            answer.line("* SEARCH"
                            + found.stream()
                                    .filter(uid -> mails.containsKey(uid) && isIn(set, uid))
                                    .map(uid -> " " + uid)
                                    .collect(Collectors.joining()))
                    .ok(command);
            return;
        }
        String named = criteria.startsWith("HEADER Message-ID ")
                ? criteria.substring("HEADER Message-ID ".length()).replace("\"", "")
                : "";
        String found = mails.values().stream()
                .filter(mail -> !named.isEmpty()
                        ? new String(mail.bytes(), StandardCharsets.ISO_8859_1).contains("Message-ID: " + named)
                        : criteria.startsWith("SINCE ")
                                ? !mail.receivedAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .isBefore(LocalDate.parse(criteria.substring(6), DAY))
                                : isIn(criteria.substring("UID ".length()), mail.uid()))
                .map(mail -> " " + mail.uid())
                .collect(Collectors.joining());
        answer.line("* SEARCH" + found).ok(command);
    }

    private void fetch(Command command, Answer answer) throws IOException {
        for (long uid : asked(command)) {
            mail(uid, command, answer);
        }
        answer.ok(command);
    }

    private void copies(Command command, Answer answer) throws IOException {
        String set = command.words().split(" ")[2];
        boolean envelopes = command.words().contains("ENVELOPE");
        for (var copy : sent.entrySet()) {
            String header = sentHeaders.getOrDefault(copy.getKey(), "\r\n");
            if (isIn(set, copy.getKey()) && command.isFetchOfBodies()) {
                answer.text("* %1$d FETCH (UID %1$d BODY[] {%2$d}\r\n".formatted(copy.getKey(), header.length()))
                        .text(header)
                        .line(")");
            } else if (isIn(set, copy.getKey())) {
                answer.line("* %1$d FETCH (UID %1$d %2$s)"
                        .formatted(
                                copy.getKey(),
                                envelopes
                                        ? "ENVELOPE " + copy.getValue() + marksIn(header)
                                        : "RFC822.SIZE 1000 INTERNALDATE \"" + INTERNALDATE.format(Instant.now())
                                                + "\""));
            }
        }
        answer.ok(command);
    }

    private static String marksIn(String header) {
        String marks = header.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("x-"))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
        return " BODY[HEADER.FIELDS (X-CleverTap_META)] {" + (marks.length() + 2) + "}\r\n" + marks + "\r\n";
    }

    /** The UIDs of those mails that a UID FETCH is about and that are there. */
    public List<Long> asked(Command command) {
        String set = command.words().split(" ")[2];
        List<Long> uids = new ArrayList<>(
                mails.keySet().stream().filter(uid -> isIn(set, uid)).toList());
        // "n:*" is never empty
        if (uids.isEmpty() && set.endsWith("*") && !mails.isEmpty()) {
            uids.add(mails.lastKey());
        }
        return uids;
    }

    /** The usual answer about one mail. */
    public void mail(long uid, Command command, Answer answer) throws IOException {
        Mail mail = Optional.ofNullable(mails.get(uid)).orElseThrow();
        int number = mails.headMap(uid).size() + 1;
        String items = command.words().substring(command.words().indexOf('('));
        answer.text("* " + number + " FETCH (UID " + uid);
        if (items.contains("RFC822.SIZE")) {
            answer.text(" RFC822.SIZE " + mail.bytes().length);
        }
        if (items.contains("INTERNALDATE")) {
            answer.text(" INTERNALDATE \"" + INTERNALDATE.format(mail.receivedAt()) + "\"");
        }
        if (items.contains("BODY.PEEK[HEADER.FIELDS.NOT")) {
            String text = new String(mail.bytes(), StandardCharsets.UTF_8);
            byte[] header = text.substring(0, text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8);
            answer.text(" BODY[HEADER.FIELDS.NOT (RECEIVED)]<0> {" + header.length + "}\r\n")
                    .bytes(header, header.length);
        }
        Matcher part = PART.matcher(items);
        if (part.find()) {
            int most = part.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(part.group(1));
            int length = Math.min(most, mail.bytes().length);
            answer.text(" BODY[]" + (part.group(1) == null ? "" : "<0>") + " {" + length + "}\r\n")
                    .bytes(mail.bytes(), length);
        }
        answer.line(")");
    }

    private static boolean isIn(String set, long uid) {
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            long last = ends[ends.length - 1].equals("*") ? Long.MAX_VALUE : Long.parseLong(ends[ends.length - 1]);
            if (!ends[0].equals("*") && Long.parseLong(ends[0]) <= uid && uid <= last) {
                return true;
            }
        }
        return false;
    }

    /** What goes back to the client. */
    public static final class Answer {
        private final Socket socket;
        private final OutputStream out;
        private boolean inSent;
        private Command idle = new Command("", "");

        private Answer(Socket socket, OutputStream out) {
            this.socket = socket;
            this.out = out;
        }

        public Answer line(String line) throws IOException {
            return text(line + "\r\n");
        }

        public Answer text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        public Answer bytes(byte[] bytes, int length) throws IOException {
            out.write(bytes, 0, length);
            return this;
        }

        public void ok(Command command) throws IOException {
            line(command.tag() + " OK done");
        }

        public void flush() throws IOException {
            out.flush();
        }

        public void hangUp() throws IOException {
            out.flush();
            socket.close();
        }
    }
}

package dev.ricochet.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Mails that somebody wrote to be slow to read, each of whatever size. */
final class Hostile {
    private static final String DAEMON =
            "Return-Path: <>\nFrom: mailer-daemon@mx.example.net\nSubject: failure notice\n";
    private static final String TEXT = DAEMON + "\nundeliverable\n";
    private static final String STATUS = DAEMON + "Content-Type: multipart/report; boundary=b\n\n--b\n"
            + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n";
    private static final String RECIPIENT = "Final-Recipient: rfc822; a%d@example.org\nAction: failed\nStatus: 5.1.1\n"
            + "Diagnostic-Code: smtp; 550 5.1.1 no such user here\n\n";
    private static final String LEVEL = "Content-Type: multipart/mixed; boundary=b%d\n\n--b%<d\n";
    private static final String REPORT =
            STATUS + RECIPIENT.formatted(1) + "--b\nContent-Type: application/octet-stream\n%s\n%s";

    private Hostile() {}

    /** Each kind by its name: a mail of about so many bytes. */
    static Map<String, IntFunction<byte[]>> kinds() {
        Map<String, IntFunction<byte[]>> kinds = new LinkedHashMap<>();
        kinds.put("deep nesting", size -> counted(DAEMON, LEVEL, size));
        kinds.put("mails within mails", size -> filled("", "Content-Type: message/rfc822\n\n", size));
        kinds.put(
                "parts",
                size -> filled(
                        DAEMON + "Content-Type: multipart/report; boundary=b\n\n",
                        "--b\nContent-Type: text/plain\n\nno\n",
                        size));
        kinds.put("recipients", size -> counted(STATUS, RECIPIENT, size));
        kinds.put("recipients in words", size -> counted(TEXT, "<a%d@example.org>: 550 user unknown\n", size));
        kinds.put("one endless line", size -> filled(TEXT, "a", size));
        kinds.put("random bytes", Hostile::random);
        kinds.put("NULs", size -> new byte[size]);
        kinds.put("NULs in a report", size -> filled(TEXT, "\0", size));
        kinds.put("one endless header", size -> filled("Subject: ", "a ", size));
        kinds.put("a folded header", size -> filled(DAEMON + "To: x\n", " a\n", size));
        kinds.put("header fields", size -> filled(DAEMON, "X-A: b\n", size));
        kinds.put("encoded words", size -> filled(DAEMON + "X-Failed-Recipients: ", "=?utf-8?Q?=41?= ", size));
        kinds.put("encoded words begun", size -> filled("Return-Path: <>\nSubject: ", "=?utf-8?B?", size));
        kinds.put("base64", size -> filled(encoded("base64"), base64(), size));
        kinds.put("base64 without letters", size -> filled(encoded("base64"), "=-", size));
        kinds.put("quoted-printable", size -> filled(encoded("quoted-printable"), "=41=\n", size));
        kinds.put("soft breaks", size -> filled(encoded("quoted-printable"), "=  \t", size));
        kinds.put("borders", size -> filled("Content-Type: multipart/mixed; boundary=\"\"\n\n", "--\n", size));
        kinds.put("borders of twenty levels", size -> filled(counted("", LEVEL, 800), "--b1x\n", size));
        kinds.put(
                "continued parameters",
                size -> counted("Return-Path: <>\nContent-Type: multipart/mixed;", " boundary*%d=b;\n", size));
        kinds.put("an address list", size -> counted(DAEMON + "X-Failed-Recipients: x", ",\n a%d@example.org", size));
        kinds.put("quotation marks", size -> filled(TEXT, "> ", size));
        kinds.put("quoted lines", size -> filled(TEXT, ">>>> 550 a@example.org\n", size));
        kinds.put("at signs", size -> filled(TEXT, "@", size));
        kinds.put("address literals begun", size -> filled(TEXT, "a@[", size));
        kinds.put("addresses on one line", size -> filled(TEXT, "<a@b.example>: ", size));
        kinds.put("reply codes", size -> filled(TEXT, "said: 550 5.1.1 ", size));
        kinds.put(
                "status codes",
                size -> filled(STATUS + "Final-Recipient: rfc822; a@example.org\nStatus: ", "5.1.", size));
        kinds.put("tags begun", size -> filled(html(), "<", size));
        kinds.put("tags with at signs", size -> filled(html(), "<a@", size));
        kinds.put("tags closed at the end", size -> filled(filled(html(), "< ", Math.min(size, 100_000)), ">", size));
        kinds.put("entities begun", size -> filled(html(), "&", size));
        kinds.put("comments begun", size -> filled(html(), "<!-- ", size));
        kinds.put("scripts begun", size -> filled(html(), "<script></", size));
        kinds.put(
                "returned attachment",
                size -> filled(REPORT.formatted("Content-Transfer-Encoding: base64\n", ""), base64(), size));
        return kinds;
    }

    private static String html() {
        return DAEMON + "Content-Type: text/html\n\n";
    }

    private static String encoded(String encoding) {
        return DAEMON + "Content-Transfer-Encoding: " + encoding + "\n\n";
    }

    private static String base64() {
        return Base64.getMimeEncoder().encodeToString(new byte[57]) + "\n";
    }

    private static byte[] filled(String head, String piece, int size) {
        return filled(head.getBytes(ISO_8859_1), piece, size);
    }

    private static byte[] filled(byte[] head, String piece, int size) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(size + piece.length());
        mail.writeBytes(head);
        byte[] bytes = piece.getBytes(ISO_8859_1);
        while (mail.size() < size) {
            mail.writeBytes(bytes);
        }
        return mail.toByteArray();
    }

    private static byte[] counted(String head, String piece, int size) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream(size + piece.length());
        mail.writeBytes(head.getBytes(ISO_8859_1));
        for (int i = 1; mail.size() < size; i++) {
            mail.writeBytes(piece.replace("%d", Integer.toString(i))
                    .replace("%<d", Integer.toString(i))
                    .getBytes(ISO_8859_1));
        }
        return mail.toByteArray();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}

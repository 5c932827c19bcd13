package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import java.util.List;
import java.util.Locale;

/** Whether a mail without a status part is worth reading as a report: what a server sends by itself shows it somewhere. */
public final class Suspicion {
    private static final List<String> SENDERS = List.of(
            "mailer-daemon",
            "mailer daemon",
            "maildaemon",
            "postmaster",
            "mail delivery",
            "delivery",
            "mailadmin",
            "mail admin",
            "system administrator",
            "administrator",
            "administrador",
            "mail system",
            "mailsystem",
            "mailer",
            "daemon",
            "bounce",
            "noreply@google",
            "nobody@gmail",
            "autoresponder",
            "mms@",
            "no-reply@",
            "noreply@",
            "sns.amazonaws.com");

    private static final List<String> SUBJECTS = List.of(
            "deliver",
            "undeliver",
            "returned",
            "return",
            "fail",
            "error",
            "bounce",
            "unbekannt",
            "unzustellbar",
            "zustellung",
            "non remis",
            "non distribu",
            "échec",
            "echec",
            "mancato recapito",
            "mancata consegna",
            "fehler",
            "entrega",
            "entregado",
            "devuelto",
            "devolvid",
            "rejected",
            "refus",
            "rechaz",
            "unknown",
            "not sent",
            "warning",
            "problem",
            "nondeliverable",
            "недостав",
            "не доставлен",
            "доставк",
            "niedostar",
            "niet bezorgd",
            "onbestelbaar",
            "配信",
            "配送",
            "エラー",
            "退信",
            "退回",
            "반송",
            "could not",
            "status",
            "mail system",
            "nicht",
            "gönderilemedi",
            "teslim");

    private Suspicion() {}

    static boolean arises(MailMessage mail) {
        Headers headers = mail.headers();
        if (headers.has("X-Failed-Recipients")) {
            return true;
        }
        String path = headers.raw("Return-Path");
        if (path.equals("<>")) {
            return true;
        }
        String from = headers.raw("From").toLowerCase(Locale.ROOT);
        if (from.isEmpty() || from.equals("<>") || hasOneOf(from, SENDERS)) {
            return true;
        }
        return hasOneOf(headers.text("Subject").toLowerCase(Locale.ROOT), SUBJECTS)
                || hasOneOf(path.toLowerCase(Locale.ROOT), List.of("mailer-daemon", "postmaster"))
                || headers.raw("Content-Type").toLowerCase(Locale.ROOT).contains("delivery-status");
    }

    /** Whether a server wrote it by itself, as far as its headers show. */
    static boolean isOfAServer(Headers headers) {
        return headers.has("X-Failed-Recipients")
                || isADaemon(headers)
                || hasOneOf(headers.raw("From").toLowerCase(Locale.ROOT), SENDERS)
                || isTitledAsReport(headers.text("Subject").toLowerCase(Locale.ROOT));
    }

    // Non-Delivery: spring sale · Undeliverable: spring sale · spring sale : non remis
    private static boolean isTitledAsReport(String subject) {
        return subject.startsWith("non-delivery")
                || subject.startsWith("undeliver")
                || subject.startsWith("delivery status notification")
                || subject.startsWith("delivery failure")
                || subject.startsWith("delivery notification")
                || subject.startsWith("mail delivery fail")
                || subject.startsWith("returned mail")
                || subject.startsWith("failure notice")
                || subject.startsWith("unzustellbar")
                || subject.startsWith("non remis")
                || subject.startsWith("no entregado")
                || subject.endsWith(": non remis");
    }

    /** Whether it names itself a mail server's own voice. */
    static boolean isADaemon(Headers headers) {
        String from = headers.raw("From").toLowerCase(Locale.ROOT);
        return from.equals("<>")
                || from.contains("mailer-daemon")
                || from.contains("postmaster@")
                || from.contains("mail delivery s");
    }

    static boolean hasOneOf(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}

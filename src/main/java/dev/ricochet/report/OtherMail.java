package dev.ricochet.report;

import dev.ricochet.message.Headers;
import java.util.List;
import java.util.Locale;

/** What a mail is that is no report: by the marks that automatic answers carry. */
final class OtherMail {
    // Out of Office: spring sale · Automatische Antwort: spring sale · Abwesenheitsnotiz
    private static final List<String> ABSENT = List.of(
            "out of office",
            "out of the office",
            "out-of-office",
            "automatic reply",
            "auto reply",
            "auto-reply",
            "autoreply",
            "autoresponse",
            "auto response",
            "auto-response",
            "automated reply",
            "automated response",
            "away from my mail",
            "vacation",
            "automatische antwort",
            "abwesenheitsnotiz",
            "abwesenheit",
            "abwesend",
            "réponse automatique",
            "reponse automatique",
            "absence du bureau",
            "respuesta automática",
            "respuesta automatica",
            "fuera de la oficina",
            "resposta automática",
            "resposta automatica",
            "ausente",
            "risposta automatica",
            "fuori sede",
            "fuori ufficio",
            "automatisch antwoord",
            "afwezig",
            "autosvar",
            "automatiskt svar",
            "automatisk svar",
            "automaattinen vastaus",
            "automatyczna odpowiedź",
            "автоответ",
            "автоматический ответ",
            "otomatik yanıt",
            "自動応答",
            "自動返信",
            "不在",
            "自动答复",
            "自动回复",
            "自動回覆",
            "자동 응답",
            "자동회신",
            "thank you for your e-mail",
            "thank you for your email",
            "thank you for contacting");

    // Read: spring sale · Gelesen: spring sale · Return Receipt
    private static final List<String> READ = List.of(
            "return receipt",
            "read receipt",
            "read: ",
            "not read: ",
            "gelesen: ",
            "ungelesen gelöscht: ",
            "lu : ",
            "leído: ",
            "lida: ",
            "letto: ",
            "gelezen: ",
            "opened: ",
            "empfangsbestätigung",
            "lesebestätigung",
            "confirmation de lecture",
            "conferma di lettura",
            "confirmación de lectura",
            "開封確認",
            "開封済み",
            "disposition notification",
            "displayed: ");

    private static final List<String> COMPLAINTS = List.of(
            "complaint about message from", "abuse report", "spam complaint", "email feedback report", "fbl report");

    // The message you sent requires that you verify that you are a real live human being
    private static final List<String> CHALLENGES = List.of(
            "requires verification",
            "verify#",
            "please confirm your message",
            "confirm your message",
            "[boxbe]",
            "boxbe",
            "challenge",
            "requires confirmation",
            "confirmation required",
            "please confirm (conf#",
            "action required to deliver",
            "sender verification",
            "verification required",
            "human verification",
            "whitelist",
            "spamarrest",
            "quarantined: confirm",
            "bluebottle",
            "tmda");

    private OtherMail() {}

    /** Whether a person's mail program, or an absent person's, wrote it. */
    static boolean answersByItself(Headers headers) {
        return switch (read(headers)) {
            case Reading.AutoReply _, Reading.Challenge _, Reading.ReadReceipt _ -> true;
            case DeliveryReport _, Reading.Complaint _, Reading.Ordinary _, Reading.Unrecognised _ -> false;
        };
    }

    static Reading read(Headers headers) {
        String subject = headers.text("Subject").toLowerCase(Locale.ROOT).strip();
        boolean automatic = isAutomatic(headers);
        if (beginsWithOneOf(subject, COMPLAINTS)) {
            return new Reading.Complaint();
        }
        boolean answers = automatic
                || headers.has("In-Reply-To")
                || headers.raw("Return-Path").equals("<>");
        boolean asks = headers.has("X-Boxtrapper")
                || headers.has("X-Tmda-Fingerprint")
                || headers.has("X-Spamarrest-Noauth")
                || headers.raw("From").toLowerCase(Locale.ROOT).contains("boxbe")
                || answers && Suspicion.hasOneOf(subject, CHALLENGES);
        if (asks) {
            return new Reading.Challenge();
        }
        if (beginsWithOneOf(subject, READ) && !subject.contains("re: ")) {
            return new Reading.ReadReceipt();
        }
        return automatic || beginsWithOneOf(subject, ABSENT) || answers && Suspicion.hasOneOf(subject, ABSENT)
                ? new Reading.AutoReply()
                : new Reading.Ordinary();
    }

    private static boolean isAutomatic(Headers headers) {
        String submitted = headers.raw("Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = headers.raw("Precedence").toLowerCase(Locale.ROOT);
        return submitted.startsWith("auto-replied")
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-Autoreply-From")
                || headers.has("X-Mail-Autoreply")
                || headers.has("X-FC-MachineGenerated")
                || headers.has("X-AutoReply-From")
                || precedence.startsWith("auto");
    }

    private static boolean beginsWithOneOf(String subject, List<String> words) {
        for (String word : words) {
            if (subject.startsWith(word)) {
                return true;
            }
        }
        return false;
    }
}

package dev.ricochet.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;

/** Has a scripted server ask for an access token, as Gmail and Microsoft 365 do. */
public final class TokenLogin {
    static final String CHALLENGE =
            "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}";

    private TokenLogin() {}

    /** It takes this one token alone. */
    public static void at(ScriptedImapServer imap, String capability, String taken) {
        String right = Base64.getEncoder()
                .encodeToString("user=%s\u0001auth=Bearer %s\u0001\u0001"
                        .formatted(ScriptedImapServer.USER, taken)
                        .getBytes(UTF_8));
        String[] tag = {""};
        imap.onCommand((command, answer) -> {
            if (command.startsWith("CAPABILITY")) {
                answer.line("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 " + capability).ok(command);
            } else if (command.startsWith("AUTHENTICATE XOAUTH2")) {
                tag[0] = command.tag();
                String said = command.words()
                        .substring("AUTHENTICATE XOAUTH2".length())
                        .strip();
                if (said.isEmpty()) {
                    answer.line("+ ");
                } else {
                    judge(said, right, tag[0], answer);
                }
            } else if (command.words().isEmpty() && command.tag().isEmpty()) {
                answer.line(tag[0] + " NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)");
            } else if (command.words().isEmpty()) {
                judge(command.tag(), right, tag[0], answer);
            } else {
                return false;
            }
            return true;
        });
    }

    private static void judge(String said, String right, String tag, ScriptedImapServer.Answer answer)
            throws IOException {
        if (said.equals(right)) {
            answer.line(tag + " OK Success");
        } else {
            answer.line("+ " + Base64.getEncoder().encodeToString(CHALLENGE.getBytes(UTF_8)));
        }
    }
}

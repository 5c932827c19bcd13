package dev.ricochet.web.page.accounts;

import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestSend;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A test mail in words for people. */
public record TestShown(UUID account, TestSend send) {
    /** One step. */
    public record Step(StepReport report) {
        public String words() {
            return switch (report.step()) {
                case SETTINGS -> "Look at the settings";
                case NAME_RESOLUTION -> "Find the server by its name";
                case CONNECTION -> "Connect";
                case TLS -> "Encrypt, and check the certificate";
                case GREETING -> "Be greeted";
                case EHLO, EHLO_AGAIN -> "Ask what the server offers";
                case STARTTLS -> "Switch to encryption";
                case LOGIN -> "Log in";
                case MAIL_FROM -> "Name the sender";
                case RCPT_TO -> "Name the recipient";
                case DATA -> "Hand the mail over";
                case QUEUED -> "The server has taken it";
                case FOLDERS -> "Look at the folders of the inbox";
                case REACHABILITY -> "Reach the receiver";
                case ARRIVAL -> "Wait for it in the inbox";
                case SENT -> "Look at what was sent";
                case BOUNCE -> "Wait for its bounce";
                case TOLD -> "Tell the bounce";
            };
        }

        public String part() {
            return switch (report.part()) {
                case SMTP -> "sending";
                case IMAP -> "inbox";
                case CALLBACK -> "callback";
            };
        }

        public String kind() {
            return switch (report.state()) {
                case DONE -> report.advice().isEmpty() ? "good" : "warn";
                case FAILED -> "bad";
                case SKIPPED -> "quiet";
            };
        }

        public String state() {
            return switch (report.state()) {
                case DONE -> report.advice().isEmpty() ? "done" : "done, with a remark";
                case FAILED -> "failed";
                case SKIPPED -> "skipped";
            };
        }

        public String took() {
            long millis = report.took().toMillis();
            return millis < 1_000 ? millis + " ms" : String.format(Locale.ENGLISH, "%.1f s", millis / 1_000.0);
        }
    }

    public List<Step> steps() {
        return send.steps().stream().map(Step::new).toList();
    }

    public boolean over() {
        return send.state().isOver();
    }

    public String kind() {
        return switch (send.state()) {
            case RUNNING -> "info";
            case SENT, ARRIVED -> "good";
            case FAILED -> "bad";
            case MISSING, LOST -> "warn";
        };
    }

    public String words() {
        return switch (send.state()) {
            case RUNNING -> "On its way";
            case SENT -> "Sent";
            case ARRIVED -> "Sent and arrived";
            case FAILED -> "Not sent";
            case MISSING -> "Sent, and not seen in the inbox in time";
            case LOST -> "Cut off by a restart";
        };
    }

    public String icon() {
        return send.state() == TestSend.State.RUNNING ? "wait" : kind();
    }

    /** What came back, in words, or empty. */
    public String bounce() {
        return send.bounce().map(TestSend.Bounce::words).orElse("");
    }
}

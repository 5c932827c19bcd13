package dev.ricochet.alarm;

import static dev.ricochet.alarm.Course.FADES;
import static dev.ricochet.alarm.Course.HAPPENED;
import static dev.ricochet.alarm.Course.LASTS;
import static dev.ricochet.alarm.Severity.NOTICE;
import static dev.ricochet.alarm.Severity.URGENT;
import static dev.ricochet.alarm.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/** What an alarm can be about. Each has one meaning; the words of an alarm say the particulars. */
public enum Condition {
    // --- reading ---

    /** Subject: none. */
    LOGIN_REFUSED(
            URGENT,
            LASTS,
            "The inbox refuses the login",
            "The mail server does not accept the user name with this password or token. Nothing is read until it does;"
                    + " the mail waits safely in the inbox.",
            "Make a new app password (or renew the consent), put it into the account, and call verify. The words are the"
                    + " server's own; docs/gmail.md explains each."),
    /** Subject: none. */
    MAILBOX_SILENT(
            URGENT,
            LASTS,
            "The inbox has not been read for a while",
            "No look into the inbox has gone well for longer than a passing trouble takes: the server cannot be reached,"
                    + " hangs, cuts or refuses.",
            "Read the words. Call verify on the account, which shows at which step it ends; look at the provider's status"
                    + " page, at the name service and at the firewall."),
    /** Subject: none. */
    INTAKE_BUDGET(
            WARNING,
            LASTS,
            "The day's download of an inbox is nearly used up",
            "Most of the bytes that may be downloaded from this inbox in 24 hours were. Reading is slower from 70 % on and"
                    + " stops at 90 %; Gmail locks an account that goes beyond its own limit.",
            "Usually nothing: it goes on by itself as the day moves on. If it comes back, find what fills the inbox, or"
                    + " raise imap.daily-bytes, but stay below Google's 2,500 MB."),
    /** Subject: none. */
    SEARCH_MISSED(
            WARNING,
            LASTS,
            "The search in the inbox missed mails",
            "The full check found reports that the server's search had not named. They were read, only later.",
            "Nothing at once. If it lasts, keep the words: a wording is missing from what is searched for, and whoever"
                    + " maintains Ricochet would like to know."),
    /** Subject: the cause. */
    MAIL_SET_ASIDE(
            WARNING,
            LASTS,
            "Mails could not be read and were set aside",
            "Some mails could not be fetched or understood again and again, and were set aside so that the others go on.",
            "Look at them in the mailbox by the folder and UID that the words name. If one is a bounce, deal with its"
                    + " address by hand."),
    /** Subject: none. */
    ACCOUNT_UNREADABLE(
            URGENT,
            LASTS,
            "An account's secrets cannot be opened",
            "They were sealed under a key that this start was not given, so the account is left alone: nothing is read and"
                    + " nothing is told for it.",
            "Give the old key as ricochet.secrets.previous-key, or set the account's secrets anew."),
    /** Subject: the machine; of no account. */
    VOLUME_LOW(
            URGENT,
            FADES,
            "The database's volume is nearly full",
            "Less than a tenth of it is free. Reading has stopped, telling goes on, and the mail waits in the inbox.",
            "Make room or a larger volume. Reading goes on by itself."),
    /** Subject: the machine; of no account. */
    CLOCK_OFF(
            WARNING,
            FADES,
            "The clocks of this machine and of the database differ",
            "Leases and due times go by the database's clock and are safe; the age of a bounce and the times that are"
                    + " shown may be wrong.",
            "Let a time service set the clocks of all machines."),

    // --- connecting ---

    /** Subject: the host. */
    UNTRUSTED_CERTIFICATE(
            URGENT,
            LASTS,
            "A server's certificate is not trusted",
            "Nothing was sent there. The words name the issuer, or say what else is wrong with the certificate.",
            "If the server is meant to have a certificate of a private authority, give that to"
                    + " quarkus.tls.trust-store.pem.certs. If not, somebody may be in between: find out who before anything"
                    + " else."),
    /** Subject: the host; of no account. */
    CERTIFICATE_ENDING(
            WARNING,
            FADES,
            "A server's certificate ends soon",
            "From the day that the words name on, nothing more is read from, or told to, that server.",
            "Ask whoever runs the server to renew it."),

    // --- telling ---

    /** Subject: none. */
    RECEIVER_SUSPENDED(
            URGENT,
            LASTS,
            "The receiver is not told for now",
            "It cannot be reached, fails again and again, or answers as no callback does. Events wait without loss, and one"
                    + " is tried from time to time.",
            "Read the words. When the receiver has given out another address, put that into the account; else ask whoever"
                    + " runs it. Telling goes on by itself."),
    /** Subject: 50 %, 80 % or 100 %. */
    GIVING_UP(
            URGENT,
            LASTS,
            "Events will be given up soon",
            "Events of this account have been tried for so much of ricochet.callback.give-up-after. At 100 % they become"
                    + " dead letters.",
            "Mend the receiver, or raise ricochet.callback.give-up-after until it is."),
    /** Subject: none. */
    DEAD_LETTERS(
            WARNING,
            LASTS,
            "Events could not be told and are dead letters",
            "The receiver refused them one by one, or they were given up. Nobody is told of these bounces.",
            "List them with state dead and refused, read the receiver's words, then retell or discard them."),
    /** Subject: none. */
    ANSWER_UNKNOWN(
            WARNING,
            LASTS,
            "Nobody knows whether events arrived",
            "They were posted and the answer never came, twice, or once where nothing may be told again; or the database was"
                    + " brought back from a backup, and they may have been told since. They are held.",
            "Ask the receiver whether it has them; release those that it has not, and discard the others."),

    // --- not telling ---

    /** Subject: what was out of proportion. */
    BRAKE(
            URGENT,
            LASTS,
            "The brake holds hard bounces",
            "There are more new hard bounces than campaigns make: a directory may have lost its users, or a block may be"
                    + " worded as an unknown user. They are held; soft ones go on.",
            "Look at what is held by cause and domain. Release what is true, discard what is not."),
    /** Subject: none. */
    UNPROVEN(
            WARNING,
            LASTS,
            "Many hard bounces wait for a proof of origin",
            "Twenty or more. Their reports may be genuine, but nothing proves it, so nobody is unsubscribed by them. A second proven report"
                    + " of the same address a day later releases one.",
            "Look at what is held as UNPROVEN. If much of it is genuine, find out why the proof fails: DKIM for the sending"
                    + " domain, and copies in the Sent folder."),
    /** Subject: the cause of holding. */
    HELD_TOO_LONG(
            WARNING,
            LASTS,
            "Events are held for more than three days",
            "They wait for a decision. After 14 days they are told as soft.",
            "Decide: release or discard them by cause."),
    /** Subject: the cause of holding. */
    REQUESTS_WAIT(
            WARNING,
            LASTS,
            "People who want no more mail wait for an answer",
            "For more than a day. What they wrote is not clear, nobody proves that they wrote it, or they want their data"
                    + " to be deleted or shown, which the law gives them.",
            "List what is held by the cause, read the mails in the inbox, then release or discard. Data is deleted at"
                    + " CleverTap, and here with the command forget."),
    /** Subject: none. */
    PREVIEW_WAITING(
            NOTICE,
            LASTS,
            "The first run waits for approval",
            "The inbox held many old bounces. What would be told is listed, and nothing is until somebody approves.",
            "Look at the preview by reason and domain, and approve or discard it by class."),
    /** Subject: the reason. */
    SENDERS_FAULT(
            WARNING,
            LASTS,
            "Receivers refuse our mail for reasons of ours",
            "Authentication, reputation, policy or content: not the recipient's fault, told as soft, and it meets every"
                    + " campaign until it is mended.",
            "Read the receivers' words. Check SPF, DKIM and DMARC of the From domain with the account's DNS advice, and slow"
                    + " the campaigns down."),
    /** Subject: none. */
    COMPLAINT_BURST(
            WARNING,
            HAPPENED,
            "Many people complain of our mail",
            "Ten feedback reports or more came within 24 hours. Providers block senders for that.",
            "Look at the last campaign and at how its addresses were won, before the next one is sent."),
    /** Subject: none. */
    FRAUD_REPORT(
            URGENT,
            HAPPENED,
            "A report calls our mail fraud",
            "A receiver reported a mail that carries our name as phishing. The words say which mail tells of it.",
            "Find out whether the mail is ours. If not, somebody misuses the domain: DMARC with p=reject ends that. If it"
                    + " is, look whether the account was taken over."),

    // --- trying ---

    /** Subject: none. */
    PROBE_RED(
            URGENT,
            LASTS,
            "The probe of the whole chain failed",
            "A mail was sent that has to bounce, and its bounce was not sent back, read, judged hard or told in time.",
            "Look at the probe's steps: each says what it means and what to do."),

    // --- done by a person ---

    /** Subject: the account's own change. */
    CALLBACK_CHANGED(
            NOTICE,
            HAPPENED,
            "Bounces are told to another host",
            "Somebody set a callback at another host. Whoever is told of bounces learns addresses.",
            "If it was not meant so, set the old one again; the audit trail says whose token did it."),
    /** Subject: none. */
    PROOF_OFF(
            WARNING,
            LASTS,
            "Hard bounces are told without a proof of origin",
            "Anybody who can write to the inbox can have people unsubscribed by a forged report.",
            "Set proofOfOrigin to required again, unless the account has neither DKIM nor copies in its Sent folder."),
    /** Subject: the decision. */
    RETOLD(
            NOTICE,
            HAPPENED,
            "Events are told again by hand",
            "The receiver may see an event twice.",
            "Nothing, if it was meant so; the audit trail says whose token did it."),
    /** Subject: the decision. */
    BULK_DECISION(
            NOTICE,
            HAPPENED,
            "Somebody decided about many people at once",
            "Held events were released or discarded, or what had been told was undone, for as many people as the words"
                    + " say.",
            "Nothing, if it was meant so; the audit trail says whose token did it."),

    // --- alarms themselves ---

    /** Subject: the channel; of no account. */
    ALARMS_UNTOLD(
            WARNING,
            LASTS,
            "Alarms could not be told",
            "The mail server or the webhook that alarms go to does not take them.",
            "Mend the settings of ricochet.alarm and quarkus.mailer. What is active still stands here.");

    private final Severity severity;
    private final Course course;
    private final String title;
    private final String meaning;
    private final String next;

    Condition(Severity severity, Course course, String title, String meaning, String next) {
        this.severity = severity;
        this.course = course;
        this.title = title;
        this.meaning = meaning;
        this.next = next;
    }

    public Severity severity() {
        return severity;
    }

    public Course course() {
        return course;
    }

    /** In one line, without a full stop. */
    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /** What to do. */
    public String next() {
        return next;
    }

    /** Empty for a name of another version: replicas of two versions share the table. */
    static Optional<Condition> of(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}

package dev.ricochet.vocabulary;

import static dev.ricochet.vocabulary.Concern.RECIPIENT;
import static dev.ricochet.vocabulary.Concern.RECIPIENT_POLICY;
import static dev.ricochet.vocabulary.Concern.SENDER;
import static dev.ricochet.vocabulary.Concern.WAY;
import static dev.ricochet.vocabulary.Hardness.HARD;
import static dev.ricochet.vocabulary.Hardness.SOFT;

/** Why a message was not delivered, how final that usually is, and whose concern it is. */
public enum Reason {
    NO_SUCH_USER(
            HARD,
            RECIPIENT,
            "Nobody has this address.",
            "Take it off the list; check where it was collected if there are many."),
    NO_SUCH_DOMAIN(
            HARD,
            RECIPIENT,
            "The part after the @ does not exist.",
            "Take it off the list; look for a misspelt domain and correct it at the source."),
    TAKES_NO_MAIL(HARD, RECIPIENT, "The domain exists and says that it takes no mail at all.", "Take it off the list."),
    MAILBOX_CLOSED(HARD, RECIPIENT, "The mailbox was disabled, closed or given up.", "Take it off the list."),
    MOVED(
            HARD,
            RECIPIENT,
            "The person has moved to another address.",
            "Take it off the list; do not write to the new address unasked."),
    MAILBOX_SUSPENDED(
            SOFT,
            RECIPIENT,
            "The mailbox is suspended, locked or switched off for now.",
            "Nothing; it may come back, and repeated bounces will tell if it does not."),
    MAILBOX_FULL(
            SOFT,
            RECIPIENT,
            "The mailbox is full.",
            "Nothing; repeated bounces over months mean that nobody reads it."),
    MAILBOX_BUSY(
            SOFT,
            RECIPIENT,
            "The mailbox could not take the mail just now, or gets more mail than it may.",
            "Nothing; the next mail may arrive."),
    FORWARD_TARGET(
            SOFT,
            RECIPIENT,
            "The address forwards its mail to another one, and that one failed.",
            "Nothing; the address that was mailed lives."),
    AMBIGUOUS_USER(
            SOFT,
            RECIPIENT,
            "The receiver knows several people by this address.",
            "Ask the person for the full address."),
    REFUSED(
            SOFT,
            RECIPIENT,
            "The receiver refused the mail for good and did not say why.",
            "Nothing for one; ask the receiver's postmaster when a whole domain answers so."),

    RESTRICTED(
            SOFT,
            RECIPIENT_POLICY,
            "The address takes mail only from some senders: a closed group, members, colleagues.",
            "Ask the person for another address, or to let the sender in."),
    FILTERED(
            SOFT,
            RECIPIENT_POLICY,
            "The recipient's own filter or list of unwanted senders refused the mail.",
            "Nothing; the person does not want this mail in this mailbox."),

    SENDER_REJECTED(
            SOFT,
            SENDER,
            "The sender's address or domain was refused.",
            "Check that the sender's address exists, takes mail, and may be used by the sending account."),
    AUTHENTICATION_FAILED(
            SOFT,
            SENDER,
            "The mail did not pass SPF, DKIM or DMARC.",
            "Set the DNS records of the sender's domain as the sending service asks."),
    BAD_REPUTATION(
            SOFT,
            SENDER,
            "The sending server or domain has a bad reputation.",
            "Send less and to people who want it; look at the receiver's postmaster tools."),
    BLOCKED(
            SOFT,
            SENDER,
            "The sending server is on a block list or not let in.",
            "Find the list in the answer and ask to be taken off it."),
    NO_REVERSE_DNS(
            SOFT,
            SENDER,
            "The sending server's name and address do not belong together in DNS.",
            "Set the PTR record of the sending server, or send through one that has it."),
    SPAM(SOFT, SENDER, "The mail was taken for spam.", "Look at the content, the links and who is mailed."),
    VIRUS(
            SOFT,
            SENDER,
            "The mail was taken for infected.",
            "Look at attachments and links; make sure the sending account is not abused."),
    CONTENT_REFUSED(
            SOFT,
            SENDER,
            "The form or the content of the mail was refused.",
            "Look at headers, attachments, encoding and links of the mail."),
    TOO_BIG(SOFT, SENDER, "The mail is larger than the receiver takes.", "Make the mail smaller."),
    POLICY(
            SOFT,
            SENDER,
            "A policy of the receiver refused the mail.",
            "Read the answer; ask the receiver's postmaster when a whole domain answers so."),
    SENDING_TOO_FAST(SOFT, SENDER, "Too many mails or connections came from the sender at once.", "Send more slowly."),
    SENDING_LIMIT(
            SOFT,
            SENDER,
            "The sending account has used up what it may send, or named too many recipients.",
            "Wait a day, or send through an account with a higher limit."),
    RELAY_DENIED(
            SOFT,
            SENDER,
            "The server that was asked does not take mail for this domain from this sender.",
            "Check the domain's MX records and the sending account's rights."),
    LOGIN_REQUIRED(
            SOFT,
            SENDER,
            "The server wants the sender to sign in or to encrypt first.",
            "Check the sending account's user name, password and encryption."),
    SUPPRESSED(
            SOFT,
            SENDER,
            "The sending service did not even try, because of its own list of earlier failures.",
            "Look the address up in the sending service's suppression list."),

    GREYLISTED(
            SOFT,
            WAY,
            "The receiver asked to try again later, and the sending server gave up too early.",
            "Nothing; the next mail usually arrives."),
    TIMED_OUT(
            SOFT,
            WAY,
            "The receiver could not be reached, or did not take the mail, until the time was up.",
            "Nothing; the domain may be dying when it stays so for weeks."),
    DNS_TROUBLE(
            SOFT,
            WAY,
            "The receiver's domain could not be looked up, or its DNS records are broken.",
            "Nothing; the domain's owner has to mend it."),
    LOOP(SOFT, WAY, "The mail went round in circles.", "Nothing; the receiver's side has to mend it."),
    ENCRYPTION_FAILED(
            SOFT,
            WAY,
            "No encrypted connection could be agreed upon.",
            "Nothing for one; check the sending server's TLS when many receivers answer so."),
    SERVER_TROUBLE(
            SOFT,
            WAY,
            "The receiving system has trouble of its own: configuration, a full disk, a program that failed.",
            "Nothing; the receiver's side has to mend it."),
    PROTOCOL_ERROR(
            SOFT,
            WAY,
            "The two servers did not understand each other.",
            "Nothing for one; check the sending server when many receivers answer so."),
    UNDETERMINED(SOFT, WAY, "The report does not say why.", "Nothing.");

    private final Hardness usually;
    private final Concern concern;
    private final String meaning;
    private final String advice;

    Reason(Hardness usually, Concern concern, String meaning, String advice) {
        if (usually == HARD && concern != RECIPIENT) {
            throw new IllegalArgumentException("only the recipient's fault may be hard");
        }
        this.usually = usually;
        this.concern = concern;
        this.meaning = meaning;
        this.advice = advice;
    }

    /** What it is unless a rule says otherwise. */
    public Hardness usually() {
        return usually;
    }

    /** Whose fault it is; what is not the recipient's is never hard, whatever a rule says. */
    public Concern concern() {
        return concern;
    }

    /** One sentence for a marketer. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** A domain that is gone does not come back because a server said 4: it tries again without hope. */
    public boolean standsUnderTemporary() {
        return this == NO_SUCH_DOMAIN || this == TAKES_NO_MAIL;
    }
}

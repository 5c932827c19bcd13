package dev.ricochet.smtp;

import dev.ricochet.account.SmtpSettings;
import java.util.List;

/** What to type into CleverTap's dialog for a provider of mail, so that it sends as this account does. */
public record CleverTapCard(List<Field> fields, List<String> steps) {

    /** @param note why, where it is easily got wrong; empty else */
    public record Field(String label, String value, String note) {}

    private static final List<String> STEPS = List.of(
            "In CleverTap's e-mail settings, add a provider: Settings, Channels, Email, + Provider. Menus differ between"
                    + " versions; the dialog is the one in which Provider, Host and Port stand.",
            "Type the values of this card, and the same password that this account has.",
            "Copy the Callback URL that the dialog shows (it cannot be changed) into this account. It is a secret: whoever"
                    + " knows it can unsubscribe people.",
            "Save, and press Send a test email. What fails there, a test from here explains.",
            "Enter the address of a page for whoever wants to leave, and put *|UNSUBSCRIBE|* into every campaign: Ricochet"
                    + " serves that page at /unsubscribe/ and this account's id, where the account says so. Links in test"
                    + " mails do not work.");

    public static CleverTapCard of(Sender sender) {
        SmtpSettings smtp = sender.smtp();
        return new CleverTapCard(
                List.of(
                        new Field("Provider", "SMTP", "Generic SMTP in newer dialogs."),
                        new Field(
                                "Scheme",
                                switch (smtp.tls()) {
                                    case IMPLICIT -> "SMTPS";
                                    case STARTTLS -> "SMTP";
                                },
                                switch (smtp.tls()) {
                                    case IMPLICIT -> "";
                                    case STARTTLS -> "With STARTTLS, where the dialog asks for it.";
                                }),
                        new Field("Host", smtp.host(), ""),
                        new Field("Port", Integer.toString(smtp.port()), ""),
                        new Field("Username", smtp.username(), "The whole address."),
                        new Field("Password", "", "The same as here; it is never shown."),
                        new Field(
                                "From Address",
                                sender.from().toString(),
                                sender.from().key().equals(sender.address().key())
                                        ? ""
                                        : "Not the account's own: register it under \"Send mail as\" in Gmail, or Google"
                                                + " puts the account's own in its place."),
                        new Field(
                                "Reply Address",
                                sender.address().toString(),
                                "Must be this inbox, or no answer and no unsubscribe request by mail is ever seen.")),
                STEPS);
    }
}

package dev.ricochet.smtp;

import java.util.Locale;

/** Whose servers send, and what they ask of the domain that they send for. */
enum Provider {
    GOOGLE(
            "_spf.google.com",
            "google",
            "Make a key in the Admin console (Apps, Google Workspace, Gmail, Authenticate email), set the record that it shows,"
                    + " and then press Start authentication there."),
    MICROSOFT(
            "spf.protection.outlook.com",
            "selector1",
            "Turn on DKIM for the domain in the Defender portal and set the two records that it shows."),
    OTHER("", "", "");

    private final String spfInclude;
    private final String selector;
    private final String dkimTodo;

    Provider(String spfInclude, String selector, String dkimTodo) {
        this.spfInclude = spfInclude;
        this.selector = selector;
        this.dkimTodo = dkimTodo;
    }

    static Provider ofHost(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".gmail.com") || name.endsWith(".googlemail.com")) {
            return GOOGLE;
        }
        return name.endsWith(".office365.com") || name.endsWith(".outlook.com") ? MICROSOFT : OTHER;
    }

    String spfInclude() {
        return spfInclude;
    }

    String selector() {
        return selector;
    }

    String dkimTodo() {
        return dkimTodo;
    }
}

package dev.ricochet.smtp;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Preset;
import dev.ricochet.account.Presets;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is likely to be wrong with settings before anything is tried. The words name no secret. */
public final class SettingsCheck {
    private static final Set<Integer> READING = Set.of(110, 143, 993, 995);
    private static final Set<Integer> BEGINNING_IN_THE_OPEN = Set.of(25, 587, 2525);
    private static final Set<String> NOT_SENDING =
            Set.of("gmail.com", "google.com", "smtp.google.com", "mail.google.com", "imap.gmail.com");

    private final List<String> findings = new ArrayList<>();

    private SettingsCheck() {}

    /** What to do about it. */
    public static List<Advice> advice(Sender sender) {
        return of(sender).stream()
                .map(words -> AdviceBook.of(new Symptom(Part.SMTP, Step.SETTINGS, Cause.FINDING, words)))
                .toList();
    }

    /** In words that {@link AdviceBook} knows. */
    static List<String> of(Sender sender) {
        SettingsCheck check = new SettingsCheck();
        check.host(sender.smtp().host().toLowerCase(Locale.ROOT));
        check.port(sender.smtp());
        check.login(sender.smtp());
        if (!sender.from().key().equals(sender.address().key())) {
            check.findings.add("From is not the account");
        }
        return List.copyOf(check.findings);
    }

    private void host(String host) {
        if (!host.matches("[a-z0-9._-]+|[0-9a-f:.\\[\\]]+")) {
            findings.add("the host is not a bare name");
        } else if (NOT_SENDING.contains(host)) {
            findings.add(host + " is not the server that sends");
        }
    }

    private void port(SmtpSettings smtp) {
        int port = smtp.port();
        if (READING.contains(port)) {
            findings.add("port " + port + " is for reading mail");
        } else if (port == 465 && smtp.tls() == TlsMode.STARTTLS) {
            findings.add("port 465 does not go with STARTTLS");
        } else if (BEGINNING_IN_THE_OPEN.contains(port) && smtp.tls() == TlsMode.IMPLICIT) {
            findings.add("port " + port + " does not go with implicit TLS");
        } else if (port == 25) {
            findings.add("port 25 is for mail between servers");
        }
    }

    private void login(SmtpSettings smtp) {
        Optional<Preset> provider = Presets.ofHost(smtp.host());
        boolean google = provider.filter(preset -> preset.id().equals("gmail")).isPresent();
        if (provider.isPresent() && smtp.username().indexOf('@') < 0) {
            findings.add("the user name is no address");
        }
        if (smtp.authentication() instanceof Authentication.AppPassword(Secret password)) {
            password(password.reveal(), google);
        }
    }

    private void password(String password, boolean google) {
        String bare = password.strip();
        if (bare.length() > 1 && "\"'`“”‘’„«»".indexOf(bare.charAt(0)) >= 0) {
            findings.add("the password stands between quotes");
        } else if (google && !bare.replaceAll("\\s", "").matches("[A-Za-z]{16}")) {
            findings.add("the password is not the sixteen letters of an app password");
        } else if (!bare.equals(password)) {
            findings.add("the password has blanks around it");
        }
    }
}

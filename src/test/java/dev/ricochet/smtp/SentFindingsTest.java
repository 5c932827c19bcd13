package dev.ricochet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Authentication;
import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.Caution;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Restraint;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.account.Wire;
import dev.ricochet.smtp.SentFindings.Copy;
import dev.ricochet.smtp.SentFindings.Seen;
import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentFindingsTest {
    private static final Copy WHOLE = new Copy(true, true, true, true);
    private static final Copy PERSONAL = new Copy(false, false, false, false);

    @Test
    void an_account_that_sends_as_it_should_is_left_alone() {
        assertThat(advice("news@example.org", new Seen(4_000, 300, copies(WHOLE, 50), 12)))
                .isEmpty();
    }

    @Test
    void from_four_fifths_of_the_limit_on_there_is_a_warning() {
        assertThat(advice("news@example.org", new Seen(4_000, 1_599, copies(WHOLE, 50), 12)))
                .isEmpty();
        assertThat(advice("news@example.org", new Seen(4_000, 1_600, copies(WHOLE, 50), 12)))
                .containsExactly("sent-near-the-limit");
        assertThat(advice("news@gmail.com", new Seen(4_000, 400, copies(WHOLE, 50), 12)))
                .containsExactly("sent-near-the-limit");
    }

    @Test
    void much_mail_without_a_single_report_is_no_luck() {
        assertThat(advice("news@example.org", new Seen(500, 10, copies(WHOLE, 50), 0)))
                .containsExactly("never-a-report");
        assertThat(advice("news@example.org", new Seen(499, 10, copies(WHOLE, 50), 0)))
                .isEmpty();
    }

    @Test
    void what_campaign_mail_lacks_is_named_and_personal_mail_is_not_asked() {
        List<Copy> sample = new ArrayList<>(copies(new Copy(false, true, false, false), 2));
        sample.addAll(copies(PERSONAL, 10));
        assertThat(advice("news@example.org", new Seen(12, 1, sample, 0)))
                .containsExactly("campaign-without-meta", "campaign-without-unsubscribe", "campaign-without-one-click");
    }

    @Test
    void an_account_through_which_no_campaign_goes_is_told_so() {
        assertThat(advice("news@example.org", new Seen(12, 1, copies(PERSONAL, 12), 0)))
                .containsExactly("no-campaign-mail-seen");
        assertThat(advice("news@example.org", new Seen(0, 0, List.of(), 0))).containsExactly("nothing-sent");
    }

    @Test
    void a_hidden_folder_is_told_so() {
        assertThat(advice("news@example.org", Optional.empty())).containsExactly("sent-folder-not-shown");
    }

    private static List<Copy> copies(Copy copy, int times) {
        return Collections.nCopies(times, copy);
    }

    private static List<String> advice(String address, Seen seen) {
        return advice(address, Optional.of(seen));
    }

    private static List<String> advice(String address, Optional<Seen> seen) {
        List<StepReport> reports = new ArrayList<>();
        Walk walk = new Walk(Part.IMAP, List.of(Step.SENT), reports::add);
        walk.begin(Step.SENT);
        SentFindings.tell(account(EmailAddress.parse(address).orElseThrow()), seen, walk);
        assertThat(walk.end()).isTrue();
        return reports.getFirst().advice().stream().map(Advice::id).toList();
    }

    private static Account account(EmailAddress address) {
        Authentication authentication = new Authentication.AppPassword(new Secret("abcdefghijklmnop"));
        return new Account(
                "news",
                address,
                address,
                new ImapSettings("imap.gmail.com", 993, address.toString(), authentication, List.of(), 1_000_000),
                new SmtpSettings("smtp.gmail.com", 465, TlsMode.IMPLICIT, address.toString(), authentication),
                CallbackUrl.parse("https://callback.example.net/in/5e1f").orElseThrow(),
                Duration.ofDays(7),
                Duration.ofDays(30),
                ProofOfOrigin.REQUIRED,
                Caution.USUAL,
                Restraint.USUAL,
                Wire.USUAL,
                Optional.empty());
    }
}

package dev.ricochet.web.page.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Provenance;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.flow.AccountRemoval;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.smtp.ScriptedSmtpServer;
import dev.ricochet.web.page.browser.Chromium.Width;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person with a browser. */
@QuarkusTest
@TestProfile(Browsed.class)
class PagesInBrowserTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202Egnp.exe";
    private static final Path PICTURES = Path.of("target", "tour");

    private static Chromium chromium;

    @Inject
    Tokens tokens;

    @Inject
    Accounts accounts;

    @Inject
    AccountRemoval removal;

    @Inject
    Alarms alarms;

    @Inject
    DataSource database;

    @TestHTTPResource("")
    URL server;

    ScriptedImapServer imap;

    private final ScriptedSmtpServer smtp = ScriptedSmtpServer.start(ScriptedSmtpServer.Mode.IMPLICIT_TLS);
    private final List<BrowserContext> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        SampleHistory.forget(database);
        SampleHistory.write(database, alarms, declared().id());
        imap.behave();
        imap.clear();
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        open.forEach(BrowserContext::close);
        smtp.close();
        for (KnownAccount known : accounts.all()) {
            if (known.provenance() instanceof Provenance.Stored) {
                var _ = removal.remove(known.id(), known.version(), AccountRemoval.Waiting.DISCARDED);
            }
        }
        SampleHistory.forget(database);
    }

    @Test
    void at_this_machine_without_a_token_one_is_the_owner_and_is_told_so() {
        Page page = page(ColorScheme.LIGHT, Width.WIDE, true);
        page.navigate("/");
        assertThat(page.locator(".viewer").innerText()).contains("Owner, at this machine", "no token yet");
    }

    @Test
    void a_token_signs_in_and_leads_to_where_one_wanted_to_go() {
        String token = Bearer.of(tokens, Scope.ACCOUNTS_READ).substring("Bearer ".length());
        Page page = page(ColorScheme.LIGHT, Width.WIDE, true);
        page.navigate("/accounts");
        assertThat(URI.create(page.url()).getPath()).isEqualTo("/sign-in");
        page.getByLabel("Access token").fill("rct_mistyped");
        page.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.ALERT).first().innerText()).contains("no token that is good");
        page.getByLabel("Access token").fill(token);
        page.keyboard().press("Enter");
        page.waitForURL("**/accounts");
        assertThat(page.getByText("Set up an account").count()).isZero();
        page.getByText("Sign out").click();
        page.waitForURL("**/sign-in");
        page.navigate("/accounts");
        assertThat(URI.create(page.url()).getPath()).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nobody_stumbles(ColorScheme colours) {
        for (Width width : Width.values()) {
            Page page = page(colours, width, true);
            for (String place : places()) {
                assertThat(page.navigate(place).ok()).as(place).isTrue();
                page.waitForLoadState();
                picture(page, place, colours, width);
                assertThat(Chromium.stumblingBlocks(page))
                        .as(place + " " + colours + " " + width)
                        .isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(place + " fits " + width)
                        .isEqualTo(true);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void nobody_stumbles_at_the_door(ColorScheme colours) {
        String _ = Bearer.of(tokens, Scope.ADMIN);
        for (Width width : Width.values()) {
            Page page = page(colours, width, true);
            for (String place : List.of("/sign-in", "/nothing")) {
                page.navigate(place);
                picture(page, place, colours, width);
                assertThat(Chromium.stumblingBlocks(page)).as(place).isEmpty();
            }
        }
    }

    @Test
    void nothing_is_asked_of_anybody_else_and_the_first_view_is_small() {
        BrowserContext somebody = chromium.somebody(server.toString(), ColorScheme.LIGHT, Width.WIDE, true);
        open.add(somebody);
        Page page = somebody.newPage();
        AtomicLong transferred = new AtomicLong();
        List<String> hosts = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        CDPSession network = somebody.newCDPSession(page);
        network.send("Network.enable");
        network.on(
                "Network.loadingFinished",
                (JsonObject each) ->
                        transferred.addAndGet(each.get("encodedDataLength").getAsLong()));
        page.onRequest(request -> hosts.add(URI.create(request.url()).getHost()));
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.navigate("/");
        page.waitForTimeout(300);
        assertThat(hosts).containsOnly(server.getHost());
        assertThat(transferred.get()).isBetween(10_000L, 60L * 1024);
        // what the policy forbids is said there
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_keyboard_is_enough() {
        Page page = page(ColorScheme.LIGHT, Width.WIDE, true);
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
        page.navigate("/");
        for (int i = 0; i < 4; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).isEqualTo("Accounts");
        page.keyboard().press("Enter");
        page.waitForURL("**/accounts");
    }

    @Test
    void everything_can_be_read_without_a_script() {
        Page page = page(ColorScheme.LIGHT, Width.WIDE, false);
        page.navigate("/");
        assertThat(page.locator("h1").innerText()).isEqualTo("2 things need you.");
        assertThat(page.locator("main").innerText())
                .contains("no such user", "gmail.com", "Last look")
                .doesNotContain("none yet");
        page.getByText("As a table").click();
        assertThat(page.locator("table").first().innerText()).contains("Hard share");
        page.navigate("/accounts/" + declared().id());
        assertThat(page.locator("main").innerText()).contains("Reply Address", "UTC");
    }

    @Test
    void times_are_in_the_viewers_zone_with_the_exact_one_at_hand() {
        Page page = page(ColorScheme.LIGHT, Width.WIDE, true);
        page.navigate("/");
        Locator time = page.locator("time").first();
        assertThat(time.innerText()).doesNotContain("UTC");
        assertThat(time.getAttribute("title")).contains("GMT+5:30", time.getAttribute("datetime"));
    }

    @Test
    void an_account_is_set_up_tried_paused_and_deleted() {
        Page page = page(ColorScheme.LIGHT, Width.WIDE, true);
        page.navigate("/accounts");
        page.getByText("Set up an account").click();
        page.getByLabel("Address of the inbox").pressSequentially("no address");
        PlaywrightAssertions.assertThat(page.locator("#check-address")).containsText("must be a mail address");
        page.getByLabel("Address of the inbox").fill(ScriptedImapServer.USER);
        PlaywrightAssertions.assertThat(page.locator("#check-address")).isEmpty();
        page.getByLabel("What you call it").fill(HOSTILE);
        page.getByLabel("App password").fill(ScriptedImapServer.PASSWORD);
        page.getByLabel("CleverTap’s callback URL")
                .fill(declared().account().callback().reveal().toString());
        page.getByLabel("Any other server").check();
        page.locator("summary").click();
        page.locator("[name='imap.host']").fill("127.0.0.1");
        page.locator("[name='imap.port']").fill(Integer.toString(imap.port()));
        page.locator("[name='smtp.host']").fill("127.0.0.1");
        page.locator("[name='smtp.port']").fill("993");
        PlaywrightAssertions.assertThat(page.locator("#check-smtp-port")).containsText("read");
        page.locator("[name='smtp.port']").fill(Integer.toString(smtp.port()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set up"))
                .click();
        PlaywrightAssertions.assertThat(page.locator(".note.good")).containsText("is set up");
        assertThat(page.locator("h1").innerText()).isEqualTo("<img src=x onerror=alert(1)>[U+202E]gnp.exe");
        picture(page, "/account", ColorScheme.LIGHT, Width.WIDE);
        assertThat(Chromium.stumblingBlocks(page)).isEmpty();

        smtp.on("RCPT", "550 5.1.1 no such user here");
        page.getByLabel("Send a test mail to").fill("alice@example.net");
        page.getByText("Send a test mail", new Page.GetByTextOptions().setExact(true))
                .click();
        PlaywrightAssertions.assertThat(page.locator("#test h2")).hasText("Not sent");
        assertThat(page.locator(".step.bad").innerText()).contains("Name the recipient");
        assertThat(page.locator(".advice").last().innerText()).isNotBlank();
        assertThat(page.content()).doesNotContain(ScriptedImapServer.PASSWORD);
        picture(page, "/test", ColorScheme.LIGHT, Width.WIDE);
        assertThat(Chromium.stumblingBlocks(page)).isEmpty();

        page.getByText("Back to the account").click();
        page.getByText("Pause", new Page.GetByTextOptions().setExact(true)).click();
        PlaywrightAssertions.assertThat(page.locator(".badges")).containsText("paused");
        page.getByText("Delete", new Page.GetByTextOptions().setExact(true)).click();
        picture(page, "/deletion", ColorScheme.LIGHT, Width.WIDE);
        assertThat(Chromium.stumblingBlocks(page)).isEmpty();
        page.getByText("Delete the account").click();
        PlaywrightAssertions.assertThat(page.locator(".note.good")).containsText("is deleted");
        await().until(() -> accounts.all().size() == 1);
    }

    @Test
    void a_form_that_is_not_ours_does_nothing() {
        Page page = page(ColorScheme.LIGHT, Width.WIDE, true);
        page.navigate("/accounts/new");
        page.evaluate("document.querySelector('[name=form-key]').value = 'another'");
        page.getByLabel("Address of the inbox").fill("news@example.org");
        page.getByLabel("App password").fill("abcdefghijklmnop");
        page.getByLabel("CleverTap’s callback URL").fill("https://example.org/token");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set up"))
                .click();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("The token does not allow this");
        assertThat(accounts.all()).hasSize(1);
    }

    private List<String> places() {
        UUID id = declared().id();
        return List.of(
                "/",
                "/accounts",
                "/accounts/new",
                "/accounts/" + id,
                "/bounces",
                "/bounces/" + SampleHistory.ONE,
                "/not-understood",
                "/explain",
                "/held",
                "/held/" + id + "/preview",
                "/told",
                "/told/failed",
                "/check",
                "/check/repeaters",
                "/settings",
                "/settings/rules",
                "/settings/tokens",
                "/settings/audit");
    }

    private KnownAccount declared() {
        return accounts.all().stream()
                .filter(known -> known.provenance() instanceof Provenance.Declared)
                .findFirst()
                .orElseThrow();
    }

    private Page page(ColorScheme colours, Width width, boolean script) {
        BrowserContext somebody = chromium.somebody(server.toString(), colours, width, script);
        open.add(somebody);
        Page page = somebody.newPage();
        page.onDialog(dialog -> {
            throw new AssertionError("a dialog: " + dialog.message());
        });
        return page;
    }

    private static Object focused(Page page) {
        return page.evaluate("document.activeElement.innerText.trim()");
    }

    private static void picture(Page page, String place, ColorScheme colours, Width width) {
        String name = place.equals("/") ? "overview" : place.substring(1).replaceAll("/[0-9a-f-]{36}", "-one");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("%s-%s-%s.png"
                        .formatted(name.replace('/', '-'), colours, width)
                        .toLowerCase(Locale.ROOT)))
                .setFullPage(true));
    }
}

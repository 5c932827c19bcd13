package dev.ricochet.web.unsubscribe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.Example;
import dev.ricochet.account.UnsubscribePage;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class UnsubscribePageTest {
    private static final String CLEVERTAP = "https://eu1.clevertap-prod.com/";
    private static final String QUERY = "?e=b64encoded&wzrk_ex=0";
    private static final Path PROGRAM =
            Path.of(Optional.ofNullable(System.getenv("BROWSER_FOR_TESTS")).orElse("/usr/bin/chromium"));

    @Inject
    Accounts accounts;

    @Inject
    Tokens tokens;

    @Inject
    DataSource database;

    @TestHTTPResource("/")
    URI here;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeEach
    @AfterEach
    void leaveNothing() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            int _ = statement.executeUpdate("delete from account");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | Unsubscribe | You are unsubscribed | I changed my mind | subscribed again",
                "de-AT | Abmelden | Sie sind abgemeldet | Ich habe es mir anders | wieder angemeldet",
                "ja-JP | 配信を停止する | 配信を停止しました | 配信停止を取り消す | 再び配信"
            })
    void somebody_leaves_and_comes_back_on_a_phone(String locale, String leave, String gone, String stay, String back)
            throws Exception {
        String place = served(new UnsubscribePage(false, Optional.empty(), Optional.empty(), Optional.of("#c02060")));
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = page(browser, locale);
            page.navigate(place + QUERY);
            assertThat(page.locator("#who")).hasText("ann@example.com");
            shot(page, locale + "-asked");
            page.locator("#leave").click();
            assertThat(page.locator("#status")).containsText(gone);
            assertThat(page.locator("#stay")).containsText(stay);
            shot(page, locale + "-gone");
            page.locator("#stay").click();
            assertThat(page.locator("#status")).containsText(back);
            assertThat(page.locator("#leave")).containsText(leave);
        }
        assertThat(asked).allMatch(url -> url.startsWith(CLEVERTAP) || url.startsWith(here.toString()));
        assertThat(asked.stream().filter(url -> url.startsWith(CLEVERTAP)))
                .hasSize(3)
                .allMatch(url -> url.contains("e=b64encoded"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void groups_are_chosen_where_the_account_uses_them() {
        String place = served(new UnsubscribePage(true, Optional.of("Goodbye"), Optional.empty(), Optional.empty()));
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = page(browser, "en-GB");
            page.navigate(place + QUERY);
            assertThat(page.locator("h1")).hasText("Goodbye");
            assertThat(page.getByLabel("Offers")).isChecked();
            assertThat(page.getByLabel("News")).not().isChecked();
            page.getByLabel("Offers").uncheck();
            page.locator("#save").click();
            assertThat(page.locator("#status")).hasText("Your choice is saved.");
        }
        assertThat(asked).anyMatch(url -> url.contains("fetchGroups=true"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_link_without_its_parameters_and_a_service_that_is_away_are_said_in_plain_words() {
        String place = served(new UnsubscribePage(false, Optional.empty(), Optional.empty(), Optional.empty()));
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = page(browser, "en-GB");
            page.navigate(place);
            assertThat(page.locator("#status")).containsText("Links in test mails do not work");
            assertThat(asked).noneMatch(url -> url.startsWith(CLEVERTAP));

            page.unroute(CLEVERTAP + "**");
            page.route(CLEVERTAP + "**", Route::abort);
            page.navigate(place + QUERY);
            assertThat(page.locator("#status")).containsText("could not reach", within(20));
        }
    }

    @Test
    void the_one_file_works_wherever_it_is_hosted_and_in_the_readers_language() {
        String place = served(new UnsubscribePage(false, Optional.empty(), Optional.empty(), Optional.empty()));
        String bearer = Bearer.of(tokens, Scope.ACCOUNTS_READ);
        Response file = given().header("Authorization", bearer)
                .get("/api/v1/accounts/" + place.substring(place.lastIndexOf('/') + 1) + "/unsubscribe-page.html");
        assertThat(file.statusCode()).isEqualTo(200);
        try (Playwright playwright = playwright();
                Browser browser = browser(playwright)) {
            Page page = page(browser, "fr-FR");
            page.route(
                    "https://shop.example.com/**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html; charset=UTF-8")
                            .setBody(file.asString())));
            page.navigate("https://shop.example.com/bye.html" + QUERY);
            page.locator("#leave").click();
            assertThat(page.locator("#status")).containsText("Vous êtes désabonné");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_page_lets_in_nothing_but_cleverTaps_region_and_is_there_for_who_switched_it_on_alone() {
        String place = served(new UnsubscribePage(
                false, Optional.empty(), Optional.of("https://cdn.example.org/logo.png"), Optional.empty()));
        Response page = given().header("Accept-Language", "sv, pl;q=0.5").get(place + QUERY);
        assertThat(page.asString()).contains("<html lang=\"pl\"").contains("Chwileczkę");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self' https://eu1.clevertap-prod.com; style-src 'self';"
                                + " img-src https://cdn.example.org; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.headers().getValues("Content-Security-Policy")).hasSize(1);

        Account without = Example.withProject(Example.account("off@example.org"));
        accounts.create(without);
        assertThat(given().get("/unsubscribe/" + without.id()).statusCode()).isEqualTo(404);
        assertThat(given().get("/unsubscribe/" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(given().get("/unsubscribe/assets/texts.json").statusCode()).isEqualTo(404);
    }

    @Test
    void no_setting_of_the_page_breaks_out_of_it() {
        Stream.of(
                        "javascript:alert(1)",
                        "https://x.example/'; script-src *",
                        "https://x.example/\"onerror=x",
                        "http://x/")
                .forEach(logo -> assertThat(
                                new UnsubscribePage(false, Optional.empty(), Optional.of(logo), Optional.empty())
                                        .objection())
                        .as(logo)
                        .isPresent());
        String place =
                served(new UnsubscribePage(false, Optional.of("<b>\"x\"</b>"), Optional.empty(), Optional.empty()));
        assertThat(given().get(place).asString())
                .contains("&lt;b&gt;&quot;x&quot;")
                .doesNotContain("<b>");
    }

    @Test
    void the_sdk_is_as_npm_has_it() throws Exception {
        byte[] sdk = Files.readAllBytes(Path.of("src/main/resources/unsubscribe/clevertap-web-sdk.js"));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sdk)))
                .isEqualTo("ffc58a6d652c3ee2bd9f316b16efbc3420901173e673cbbfb86b742605f31d4d");
    }

    private String served(UnsubscribePage page) {
        Account account = Example.withPage(Example.account("page@example.org"), page);
        accounts.create(account);
        return here.resolve("/unsubscribe/" + account.id()).toString();
    }

    private static Playwright playwright() {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "no browser: install one, or name it in BROWSER_FOR_TESTS");
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static Browser browser(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox")));
    }

    private Page page(Browser browser, String locale) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(390, 844).setLocale(locale));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        page.onRequest(request -> asked.add(request.url()));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.route(CLEVERTAP + "**", UnsubscribePageTest::answer);
        return page;
    }

    /** As CleverTap does: a script that calls the page's functions. */
    private static void answer(Route route) {
        String url = route.request().url();
        String script = url.contains("&sub=")
                ? "wzrk_email_subscription('%s')".formatted(url.contains("&sub=0") ? "0" : "1")
                : "wzrk_email_fetched('ann@example.com', {groups: [{name: 'Offers', isUnsubscribed: false},"
                        + " {name: 'News', isUnsubscribed: true}]})";
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/javascript")
                .setHeaders(Map.of("Cross-Origin-Resource-Policy", "cross-origin"))
                .setBody(script));
    }

    private static ContainsTextOptions within(int seconds) {
        return new ContainsTextOptions().setTimeout(seconds * 1_000.0);
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/unsubscribe-" + name + ".png")));
    }
}

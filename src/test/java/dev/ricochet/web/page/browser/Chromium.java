package dev.ricochet.web.page.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/**
 * A browser without a window. {@code BROWSER_FOR_TESTS} names its program, and then it has to be there; where nobody names
 * one and Debian's is not installed, tests are skipped and say so.
 */
public final class Chromium implements AutoCloseable {
    private static final String NAMED = System.getenv("BROWSER_FOR_TESTS");
    private static final Path PROGRAM = Path.of(NAMED == null ? "/usr/bin/chromium" : NAMED);

    /** As wide as a desk, a phone. */
    public enum Width {
        WIDE(1360, 900),
        PHONE(390, 844);

        final int width;
        final int height;

        Width(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox")));
    }

    public static Chromium start() {
        Assumptions.assumeTrue(
                NAMED != null || Files.isExecutable(PROGRAM),
                "no browser: install Debian's chromium, or name one in BROWSER_FOR_TESTS");
        return new Chromium();
    }

    /** A person with a browser of their own. */
    public BrowserContext somebody(String address, ColorScheme colours, Width width, boolean script) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width.width, width.height)
                .setDeviceScaleFactor(1)
                .setTimezoneId("Asia/Kolkata")
                .setLocale("en-GB")
                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(15_000);
        return context;
    }

    /** What people who cannot see or point would stumble over, in a line each. */
    public static List<?> stumblingBlocks(Page page) {
        page.evaluate(axe());
        return (List<?>) page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                  .flatMap(each => each.nodes.map(node => each.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))
                """);
    }

    private static String axe() {
        try (InputStream file = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8) + "\n;undefined";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package dev.ricochet.web.unsubscribe;

import dev.ricochet.account.CleverTap;
import dev.ricochet.account.UnsubscribePage;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

/** Makes the page of an account: to be served, or as one file to be hosted elsewhere. */
@Singleton
final class UnsubscribePages {
    static final String PLACE = "/unsubscribe";
    static final String ASSETS = PLACE + "/assets/";

    private final Files files;
    private final Texts texts;

    UnsubscribePages(Files files, Texts texts) {
        this.files = files;
        this.texts = texts;
    }

    /** With its files beside it, in one language. */
    String served(CleverTap project, UnsubscribePage page, String language) {
        return view(
                        project,
                        page,
                        language,
                        "",
                        "<link rel=\"stylesheet\" href=\"" + ASSETS + Files.STYLE + "\">",
                        texts.jsonOf(language),
                        "<script src=\"" + ASSETS + Files.SDK + "\"></script><script src=\"" + ASSETS + Files.SCRIPT
                                + "\"></script>")
                .html();
    }

    /** Whole, in every language. */
    String asOneFile(CleverTap project, UnsubscribePage page) {
        String sdk = files.text(Files.SDK);
        String script = files.text(Files.SCRIPT);
        String style = files.text(Files.STYLE);
        String policy = policy(project, page, hashed(sdk) + " " + hashed(script), hashed(style));
        return view(
                        project,
                        page,
                        Texts.OTHERWISE,
                        policy,
                        "<style>" + style + "</style>",
                        texts.jsonOfAll(),
                        "<script>" + sdk + "</script><script>" + script + "</script>")
                .html();
    }

    /** What a browser is told to take with the served page: our own files, and what CleverTap's region answers. */
    static String policy(CleverTap project, UnsubscribePage page) {
        return policy(project, page, "'self'", "'self'") + "; frame-ancestors 'none'";
    }

    private static String policy(CleverTap project, UnsubscribePage page, String scripts, String styles) {
        return "default-src 'none'; script-src %s https://%s.clevertap-prod.com; style-src %s; img-src %s; form-action 'none'; base-uri 'none'"
                .formatted(
                        scripts,
                        project.region().word(),
                        styles,
                        page.logoOrigin().orElse("'none'"));
    }

    private View view(
            CleverTap project,
            UnsubscribePage page,
            String language,
            String policy,
            String style,
            String json,
            String scripts) {
        Map<String, String> words = texts.in(language);
        return new View(
                language,
                policy,
                page.title().orElse(words.getOrDefault("title", "")),
                page.title().orElse(""),
                words.getOrDefault("waiting", ""),
                words.getOrDefault("broken", ""),
                page.logo().orElse(""),
                page.colour().orElse(""),
                project.accountId(),
                project.region().word(),
                page.groups(),
                new RawString(style),
                new RawString(json),
                new RawString(scripts));
    }

    private static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

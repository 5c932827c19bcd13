package dev.ricochet.web.page.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * The form to sign in with.
 *
 * @param back where to go then
 * @param flaw what was wrong with the last attempt, or empty
 */
@CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record SignInPage(String back, String flaw) implements TemplateInstance {}

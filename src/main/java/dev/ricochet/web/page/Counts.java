package dev.ricochet.web.page;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Numbers of things as templates say them: {@code {group.events.bounces}}. */
@TemplateExtension
public final class Counts {
    private Counts() {}

    /** 10,000. */
    public static String grouped(Long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    public static String people(Long count) {
        return count == 1 ? "1 person" : grouped(count) + " people";
    }

    public static String bounces(Long count) {
        return count == 1 ? "1 bounce" : grouped(count) + " bounces";
    }

    public static String addresses(Long count) {
        return count == 1 ? "1 address" : grouped(count) + " addresses";
    }
}

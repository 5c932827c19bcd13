package dev.ricochet.web.page;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts text into pages so that it is seen as it is: markup as characters, and whatever would not be seen, as control
 * characters and marks that turn the direction of writing, by its number.
 */
final class VisibleText extends HtmlEscaper {
    /** Joins letters in the scripts of Persia and India, and the parts of an emoji. */
    private static final int NON_JOINER = 0x200C;

    private static final int JOINER = 0x200D;

    VisibleText() {
        super(List.of("text/html"));
    }

    /** Makes it the way of every page. */
    @Singleton
    static final class Everywhere {
        void add(@Observes EngineBuilder engine) {
            engine.addResultMapper(new VisibleText());
        }
    }

    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public String map(Object result, Expression expression) {
        return result instanceof RawString
                ? super.map(result, expression)
                : super.map(visible(result.toString()), expression);
    }

    static String visible(String text) {
        if (text.codePoints().noneMatch(VisibleText::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (isHidden(each)) {
                visible.append("[U+%04X]".formatted(each));
            } else {
                visible.appendCodePoint(each);
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            case Character.FORMAT -> character != NON_JOINER && character != JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}

package dev.ricochet.web.page.bounces;

import dev.ricochet.web.page.AccountNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An entry of a list to choose from. */
public record Choice(String value, String label, boolean chosen) {
    /** All of an enum, by its words in small letters. */
    static <E extends Enum<E>> List<Choice> of(E[] words, Function<E, String> label, String chosen) {
        return Arrays.stream(words)
                .map(word -> new Choice(
                        valueOf(word), label.apply(word), valueOf(word).equals(chosen)))
                .toList();
    }

    /** The accounts that whoever looks may see, by what they are called. */
    public static List<Choice> of(AccountNames names, String chosen) {
        return names.all().stream()
                .map(each -> new Choice(
                        each.id().toString(), each.name(), each.id().toString().equals(chosen)))
                .toList();
    }

    private static String valueOf(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}

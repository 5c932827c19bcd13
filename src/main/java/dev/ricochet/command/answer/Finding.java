package dev.ricochet.command.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was found of one thing that has to be well.
 *
 * @param of whose, where there are several
 * @param todo in the order in which to try
 */
public record Finding(State state, String thing, String of, String words, List<String> todo) {

    /** How it is. */
    public enum State {
        WELL,
        /** It works, and deserves a look. */
        DOUBT,
        WRONG
    }

    public static Finding well(String thing, String words) {
        return new Finding(State.WELL, thing, "", words, List.of());
    }

    public static Finding doubt(String thing, String words, String... todo) {
        return new Finding(State.DOUBT, thing, "", words, List.of(todo));
    }

    public static Finding wrong(String thing, String words, String... todo) {
        return new Finding(State.WRONG, thing, "", words, List.of(todo));
    }

    public boolean isWrong() {
        return state == State.WRONG;
    }

    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", word());
        fields.put("thing", thing);
        fields.put("of", of);
        fields.put("words", words);
        fields.put("todo", todo);
        return fields;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-5s  %-13s  %s%s".formatted(word(), thing, of.isEmpty() ? "" : of + ": ", words));
        todo.forEach(step -> lines.add(" ".repeat(22) + "do  " + step));
        return lines;
    }

    private String word() {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

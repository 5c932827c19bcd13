package dev.ricochet.web.page.held;

import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Only;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of an account somebody decides about, as an address names it.
 *
 * @param detail what of the cause; empty for all of it
 * @param answer what the receiver's last words contain; empty for whatever they say
 */
public record Choice(UUID account, State state, Optional<HoldCause> cause, String detail, String answer) {
    public static final int LONGEST_ANSWER = 200;

    static Choice held(UUID account, HoldCause cause) {
        return new Choice(account, State.HELD, Optional.of(cause), "", "");
    }

    /** What was refused or given up with these last words. */
    public static Choice ended(UUID account, State state, String words) {
        String front = words.substring(0, Math.min(words.length(), LONGEST_ANSWER));
        return new Choice(account, state, Optional.empty(), "", front);
    }

    Choice of(String part) {
        return new Choice(account, state, cause, part, answer);
    }

    public Selection selection() {
        Only only = new Only(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(answer).filter(words -> !words.isEmpty()),
                Optional.empty(),
                Optional.empty());
        return new Selection(
                state,
                cause,
                Optional.of(detail).filter(part -> !part.isEmpty()),
                Optional.of(account),
                Optional.empty(),
                only);
    }

    /** Of the page that asks about it. */
    public String link(String decision) {
        return "/held/decide?" + query("do", decision);
    }

    /** Of the list of all of them. */
    public String list() {
        return "/bounces?" + query("", "");
    }

    private String query(String name, String value) {
        return Stream.of(
                        pair(name, value),
                        pair("state", state.word()),
                        pair("account", account.toString()),
                        pair("cause", causeWord().toLowerCase(Locale.ROOT)),
                        pair("detail", detail),
                        pair("answer", answer))
                .filter(pair -> !pair.isEmpty())
                .collect(Collectors.joining("&"));
    }

    public String causeWord() {
        return cause.map(Enum::name).orElse("");
    }

    public String stateWord() {
        return state.word();
    }

    private static String pair(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

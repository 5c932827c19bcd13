package dev.ricochet.web.page.bounces;

import dev.ricochet.access.Access;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.State;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.page.Wording;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, as the address bar says it. What makes no sense is said, and finds nothing. */
public class Sought {
    private static final Pattern DOMAIN = Pattern.compile("@?([\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+)");
    private static final int LONGEST = 300;

    @QueryParam("who")
    @Nullable
    String who;

    @QueryParam("verdict")
    @Nullable
    String verdict;

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("cause")
    @Nullable
    String cause;

    @QueryParam("reason")
    @Nullable
    String reason;

    @QueryParam("account")
    @Nullable
    String account;

    @QueryParam("from")
    @Nullable
    String from;

    @QueryParam("to")
    @Nullable
    String to;

    public String who() {
        return given(who);
    }

    public String from() {
        return given(from);
    }

    public String to() {
        return given(to);
    }

    public List<Choice> verdicts() {
        return Choice.of(Kind.values(), Wording::label, given(verdict));
    }

    public List<Choice> states() {
        return Choice.of(State.values(), Wording::label, given(state));
    }

    public List<Choice> causes() {
        return Choice.of(HoldCause.values(), Wording::label, given(cause));
    }

    public List<Choice> reasons() {
        return Choice.of(Reason.values(), Wording::label, given(reason));
    }

    String account() {
        return given(account);
    }

    /** Whether anything is looked for at all. */
    public boolean isAnything() {
        return !query().isEmpty();
    }

    /** Whether anything is that stands in the folded part of the form. */
    public boolean isRare() {
        return !(given(cause) + given(reason) + given(account) + given(from) + given(to)).isEmpty();
    }

    /** Said instead of what is found; empty where all makes sense. */
    public String flaw() {
        if (!given(who).isEmpty() && person().isEmpty() && domain().isEmpty()) {
            return "Give a whole address, or a domain: alice@example.com or example.com.";
        }
        boolean senseless = isSenseless(verdict, Kind.values())
                || isSenseless(state, State.values())
                || isSenseless(cause, HoldCause.values())
                || isSenseless(reason, Reason.values())
                || !given(account).isEmpty() && only().isEmpty()
                || !given(from).isEmpty() && day(from).isEmpty()
                || !given(to).isEmpty() && day(to).isEmpty();
        return senseless ? "The address of this page is not one that this form makes. Choose once more." : "";
    }

    Search search(Access access) {
        Optional<Set<UUID>> accounts = only().isEmpty()
                ? access.accounts()
                : Optional.of(only().filter(access::sees).map(Set::of).orElse(Set.of()));
        return new Search(
                person(),
                accounts,
                word(verdict, Kind.values()),
                word(reason, Reason.values()),
                word(state, State.values()),
                word(cause, HoldCause.values()),
                person().isPresent() ? Optional.empty() : domain(),
                Optional.empty(),
                day(from),
                day(to).map(day -> day.plusSeconds(24 * 60 * 60)));
    }

    /** As it stands in the address bar, and links to parts of the same list carry it. */
    String query() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("who", given(who));
        all.put("verdict", given(verdict));
        all.put("state", given(state));
        all.put("cause", given(cause));
        all.put("reason", given(reason));
        all.put("account", given(account));
        all.put("from", given(from));
        all.put("to", given(to));
        return all.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Optional<EmailAddress> person() {
        return given(who).indexOf('@') > 0 ? EmailAddress.parse(given(who)) : Optional.empty();
    }

    private Optional<String> domain() {
        var domain = DOMAIN.matcher(given(who));
        return domain.matches() ? Optional.of(domain.group(1)) : Optional.empty();
    }

    private Optional<UUID> only() {
        try {
            return given(account).isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(given(account)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> day(@Nullable String given) {
        try {
            return given(given).isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(given(given))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> word(@Nullable String given, E[] words) {
        return Arrays.stream(words)
                .filter(word -> word.name().equalsIgnoreCase(given(given)))
                .findFirst();
    }

    private static <E extends Enum<E>> boolean isSenseless(@Nullable String given, E[] words) {
        return !given(given).isEmpty() && word(given, words).isEmpty();
    }

    private static String given(@Nullable String text) {
        return text == null
                ? ""
                : text.substring(0, Math.min(text.length(), LONGEST)).strip();
    }
}

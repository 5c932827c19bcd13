package dev.ricochet.web.bounces;

import dev.ricochet.access.Access;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.State;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, as the parameters of a query say it. */
@SuppressWarnings("NullAway.Init") // the framework sets them
public class Wanted {
    /** What {@code hardness} may say. */
    enum Hardness {
        HARD(Kind.HARD_BOUNCE),
        SOFT(Kind.SOFT_BOUNCE);

        final Kind kind;

        Hardness(Kind kind) {
            this.kind = kind;
        }
    }

    @QueryParam("recipient")
    @Parameter(description = "The address that was told of, mailed, or failed")
    @Nullable
    String recipient;

    @QueryParam("account")
    @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String account;

    @QueryParam("hardness")
    @Parameter(schema = @Schema(enumeration = {"hard", "soft"}))
    @Nullable
    String hardness;

    @QueryParam("reason")
    @Parameter(description = "As docs/reasons.md lists them: NO_SUCH_USER")
    @Nullable
    String reason;

    @QueryParam("state")
    @Parameter(
            schema =
                    @Schema(
                            enumeration = {
                                "waiting",
                                "sending",
                                "unknown",
                                "held",
                                "told",
                                "refused",
                                "dead",
                                "discarded",
                                "superseded"
                            }))
    @Nullable
    String state;

    @QueryParam("cause")
    @Parameter(description = "Why it is held: UNPROVEN, PREVIEW, SHADOW")
    @Nullable
    String cause;

    @QueryParam("domain")
    @Parameter(description = "The domain of whom is told about: example.com")
    @Size(max = 253)
    @Nullable
    String domain;

    @QueryParam("answer")
    @Parameter(description = "What the receiver's last words contain: invalid meta")
    @Size(max = 200)
    @Nullable
    String answer;

    @QueryParam("from")
    @Parameter(description = "When it happened, at the earliest: 2026-03-01T00:00:00Z")
    @Nullable
    String from;

    @QueryParam("before")
    @Parameter(description = "When it happened, and no more")
    @Nullable
    String before;

    Search search(Access access) {
        Optional<UUID> only = read("account", account, UUID::fromString, "must be a UUID");
        Optional<Set<UUID>> accounts = only.isEmpty()
                ? access.accounts()
                : Optional.of(only.filter(access::sees).map(Set::of).orElse(Set.of()));
        return new Search(
                read("recipient", recipient, text -> EmailAddress.parse(text).orElseThrow(), "must be a mail address"),
                accounts,
                word("hardness", hardness, Hardness.values()).map(word -> word.kind),
                word("reason", reason, Reason.values()),
                word("state", state, State.values()),
                word("cause", cause, HoldCause.values()),
                Optional.ofNullable(domain),
                Optional.ofNullable(answer),
                time("from", from),
                time("before", before));
    }

    /** A moment as a query says it. */
    public static Optional<Instant> time(String name, @Nullable String given) {
        return read(name, given, Instant::parse, "must be a time of RFC 3339, as in 2026-03-01T10:00:00Z");
    }

    static <E extends Enum<E>> Optional<E> word(String name, @Nullable String given, E[] words) {
        String known = Arrays.stream(words)
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return read(
                name,
                given,
                text -> Arrays.stream(words)
                        .filter(word -> word.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(),
                "must be one of " + known);
    }

    private static <T> Optional<T> read(
            String name, @Nullable String given, Function<String, T> reading, String needed) {
        if (given == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(given));
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeParseException e) {
            throw Refusal.invalid(Flaw.of(name, needed));
        }
    }
}

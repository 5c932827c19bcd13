package dev.ricochet.command.answer;

import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.Attempt;
import dev.ricochet.outbox.OutboxFigures.Resting;
import dev.ricochet.outbox.Pile;
import dev.ricochet.outbox.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How it stands with one account.
 *
 * @param call the last one to its receiver
 * @param resting why its receiver is left alone, if it is
 * @param open how many events are in each state that is not the end
 * @param piles what of them waits for a person, and why
 */
public record AccountStatus(
        KnownAccount known,
        MailboxStates.State mailbox,
        Optional<Attempt> call,
        Optional<Resting> resting,
        Map<State, Long> open,
        List<Pile> piles) {
    private static final List<State> SHOWN =
            List.of(State.WAITING, State.SENDING, State.UNKNOWN, State.HELD, State.REFUSED, State.DEAD);

    /** A paused one is left alone on purpose. */
    boolean isWell() {
        return known.paused() || (mailbox.failures() == 0 && resting.isEmpty());
    }

    private String mode() {
        if (known.paused()) {
            return "paused";
        }
        return known.account().caution().isShadow() ? "shadow" : "on";
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", known.id());
        fields.put("name", known.account().name());
        fields.put("address", known.account().address());
        fields.put("mode", mode());
        fields.put("lastLook", mailbox.lastSuccess());
        fields.put("failures", mailbox.failures());
        fields.put("failure", mailbox.failures() == 0 ? "" : trouble());
        fields.put("lastCall", call.map(Attempt::began));
        fields.put("lastAnswer", call.map(AccountStatus::answer).orElse(""));
        fields.put("resting", resting.map(rest -> rest.why().name()).orElse(""));
        SHOWN.forEach(state -> fields.put(state.word(), open.getOrDefault(state, 0L)));
        fields.put("heldFor", held());
        return fields;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s  %s".formatted(known.account().address(), known.id(), mode()));
        String look = mailbox.lastSuccess().map(Instant::toString).orElse("none yet");
        lines.add("  last look  " + look + (mailbox.failures() == 0 ? "" : "; " + trouble()));
        lines.add("  last call  "
                + call.map(one -> one.began() + ", " + answer(one) + ", "
                                + one.events().size() + " events")
                        .orElse("none yet"));
        resting.ifPresent(rest -> lines.add("  resting    %s for another %d s: %s"
                .formatted(rest.why(), rest.left().toSeconds(), rest.words())));
        lines.add("  events     "
                + SHOWN.stream()
                        .map(state -> state.word() + " " + open.getOrDefault(state, 0L))
                        .collect(Collectors.joining(", ")));
        if (!held().isEmpty()) {
            lines.add("  held for   "
                    + held().entrySet().stream()
                            .map(one -> one.getKey() + " " + one.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private String trouble() {
        return Stream.of(
                        Optional.of(mailbox.failures() + " failures since"),
                        mailbox.failedAt().map(at -> "at " + at),
                        mailbox.cause(),
                        mailbox.words())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(": "));
    }

    private static String answer(Attempt attempt) {
        return attempt.answer() + attempt.status().map(status -> " " + status).orElse("");
    }

    private Map<String, Long> held() {
        Map<String, Long> held = new LinkedHashMap<>();
        piles.stream()
                .filter(pile -> pile.state() == State.HELD)
                .forEach(pile -> held.put(pile.cause().orElse(""), pile.events()));
        return held;
    }
}

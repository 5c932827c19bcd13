package dev.ricochet.report;

import java.util.Locale;
import java.util.Optional;

/** What the reporting server did for a recipient (RFC 3464, 2.3.3). */
public enum Action {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    EXPANDED;

    public static Optional<Action> parse(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        // Postfix, asked to verify an address: "Action: deliverable"
        if (word.startsWith("DELIVERABLE")) {
            return Optional.of(DELIVERED);
        }
        if (word.startsWith("UNDELIVER")) {
            return Optional.of(FAILED);
        }
        for (Action action : values()) {
            if (word.startsWith(action.name())) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}

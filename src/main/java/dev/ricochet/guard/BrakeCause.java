package dev.ricochet.guard;

import dev.ricochet.outbox.HardBounce;
import dev.ricochet.vocabulary.OrganisationalDomain;
import java.util.Optional;

/**
 * What the brake holds together: everything, or what one receiver says by one rule. The registered domain of the address is
 * the receiver, since it is known of what was sent as well.
 *
 * @param receiver empty for everything
 * @param byCodesAlone no rule knew the receiver's words
 */
public record BrakeCause(Optional<String> receiver, String rule, boolean byCodesAlone) {
    public static final BrakeCause ALL = new BrakeCause(Optional.empty(), "", false);

    private static final int LONGEST = 200;

    public static BrakeCause of(HardBounce hard) {
        return new BrakeCause(
                Optional.of(OrganisationalDomain.of(hard.recipient().domain())), hard.rule(), hard.byCodesAlone());
    }

    /** As it is kept, shown, and named by whoever decides: {@code all}, or {@code example.org smtp-user-unknown}. */
    public String key() {
        String key = receiver.map(domain -> domain + " " + rule).orElse("all");
        return key.length() > LONGEST ? key.substring(key.length() - LONGEST) : key;
    }

    String inWords() {
        return receiver.map(domain -> " at " + domain + " by "
                        + (byCodesAlone ? "words that no rule knows (" + rule + ")" : "rule " + rule))
                .orElse("");
    }
}

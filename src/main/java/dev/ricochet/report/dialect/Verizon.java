package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** Verizon's gateways to mobile phones: an error, and the mail's own fields below it. */
public final class Verizon implements Dialect {
    // Message could not be delivered to mobile.
    // Error: No valid recipients for this MM
    //
    // Original Message:
    // From: Shop News <news@shop.example.com>
    // To: 5555550100@vzwpix.com
    private static final List<String> SENDERS = List.of("vzwpix.com", "post_master@vtext.com");

    private static final String ERROR = "Error:";

    private static final List<String> RECIPIENT = List.of("To: ", "RCPT TO: ");

    @Override
    public String name() {
        return "verizon";
    }

    @Override
    public boolean speaks(Notice notice) {
        return SENDERS.stream().anyMatch(notice.sender()::contains) && notice.says(ERROR);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int error = Passage.before(notice, List.of(ERROR), 0);
        int recipient = Passage.before(notice, RECIPIENT, error);
        int details = Passage.before(notice, List.of("Message:", "Message details:"), error + 1);
        // the last line is empty, or half of one
        if (recipient >= notice.lines().size() - 1) {
            return List.of();
        }
        String words = Passage.words(notice, error, Math.min(details, recipient));
        return Addresses.first(notice.lines().get(recipient), 0)
                .map(found -> List.of(Outcomes.of(found.address(), Action.FAILED, words)))
                .orElse(List.of());
    }
}

package dev.ricochet.verdict;

import static dev.ricochet.vocabulary.Hardness.HARD;
import static dev.ricochet.vocabulary.Hardness.SOFT;

import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Evidence.Where;
import dev.ricochet.verdict.RuleBook.Match;
import dev.ricochet.vocabulary.Concern;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.util.List;
import java.util.Optional;

/**
 * Says what one recipient's outcome means: the first rule that matches gives the verdict, and what would be hard is asked
 * for objections.
 */
public final class Classifier {

    /** The rule for a refusal for good of which nothing more is known. */
    static final String BARE = "bare-5xx";

    private final RuleBook book;
    private final BareFiveHundred bare;

    public Classifier(RuleBook book, BareFiveHundred bare) {
        this.book = book;
        this.bare = bare;
    }

    public Verdict judge(DeliveryReport report, RecipientOutcome outcome) {
        return switch (outcome.action()) {
            case FAILED -> bounce(report, outcome);
            case DELAYED -> new Verdict.NotABounce(outcome.recipient(), "the sending server still tries");
            case DELIVERED -> new Verdict.NotABounce(outcome.recipient(), "delivered");
            case RELAYED -> new Verdict.NotABounce(outcome.recipient(), "handed to a server that does not report");
            case EXPANDED -> new Verdict.NotABounce(outcome.recipient(), "handed to a list");
        };
    }

    private Verdict bounce(DeliveryReport report, RecipientOutcome outcome) {
        Statement statement = new Statement(
                Line.of(outcome.diagnostic()),
                Where.ANSWER,
                outcome.status(),
                outcome.reply(),
                List.of(outcome.remoteMta(), outcome.recipient().domain()),
                List.of(report.reportedBy(), report.reporter()));
        Optional<Match> match = best(statement, outcome.explanation());
        if (match.isEmpty()) {
            return new Verdict.Bounce(outcome.recipient(), SOFT, Reason.UNDETERMINED, new Evidence("none", ""));
        }
        Rule rule = match.get().rule();
        Reason reason = rule.reason();
        Hardness hardness = rule.id().equals(BARE) ? bare.hardness() : rule.hardness();
        if (hardness == HARD && statement.isTemporary() && !reason.standsUnderTemporary()) {
            hardness = SOFT;
        }
        // half of what was meant kills nobody
        if (outcome.cut()) {
            hardness = SOFT;
        }
        if (reason.concern() == Concern.RECIPIENT && SenderNamed.in(report, outcome)) {
            hardness = SOFT;
            reason = Reason.SENDER_REJECTED;
        }
        if (reason.concern() == Concern.RECIPIENT && ForwardTarget.isOf(outcome)) {
            hardness = SOFT;
            reason = Reason.FORWARD_TARGET;
        }
        if (hardness == HARD) {
            Statement spoken = match.get().where() == Where.EXPLANATION
                    ? statement.explainedBy(Line.of(outcome.explanation()))
                    : statement;
            Optional<Match> objection = book.isOwn(match.get()) ? Optional.empty() : Objections.to(spoken);
            if (objection.isPresent()) {
                return bounce(outcome, SOFT, objection.get().rule().reason(), objection.get());
            }
            // 551 User not local; please try <carol@example.net>: there the other one is where to write instead
            if (reason != Reason.MOVED && OtherNamed.in(spoken.line(), outcome)) {
                hardness = SOFT;
                reason = Reason.FORWARD_TARGET;
            }
        }
        return bounce(outcome, hardness, reason, match.get());
    }

    private static Verdict.Bounce bounce(RecipientOutcome outcome, Hardness hardness, Reason reason, Match match) {
        Evidence evidence =
                new Evidence(match.rule().id(), match.matched(), match.rule().source(), match.where());
        return new Verdict.Bounce(outcome.recipient(), hardness, reason, evidence);
    }

    /**
     * The receiver's words count before the reporting server's, and any words before codes alone. But where the reporting
     * server tells of the sender's fault, or that nobody had been named yet, that counts before what the receiver said of
     * the recipient: {@code after MAIL FROM}.
     */
    private Optional<Match> best(Statement statement, String explanation) {
        Optional<Match> said = book.match(statement);
        if (explanation.isBlank()) {
            return said;
        }
        Optional<Match> told = book.match(statement.explainedBy(Line.of(explanation)));
        return told.filter(t -> said.isEmpty() || isBefore(t, said.get())).or(() -> said);
    }

    private static boolean isBefore(Match told, Match said) {
        return told.position() < said.position()
                && (!said.isOfWords() || told.rule().reason().concern() == Concern.SENDER);
    }
}

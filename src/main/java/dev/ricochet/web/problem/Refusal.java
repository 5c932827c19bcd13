package dev.ricochet.web.problem;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String FLAWS = "The list of errors names what is wrong.";

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    private Refusal(Problem problem, Optional<Duration> retryAfter) {
        // thrown for every mistyped request, and never a mistake of the program: nobody reads where it was thrown
        super(problem.type().toString(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** @param detail in words of ours, without what was sent */
    public Refusal(ProblemKind kind, String detail) {
        this(Problem.of(kind, detail, List.of()), Optional.empty());
    }

    /** Refused for parts of the request. */
    public Refusal(ProblemKind kind, String detail, List<Flaw> flaws) {
        this(Problem.of(kind, detail, List.copyOf(flaws)), Optional.empty());
    }

    /** Refused for these parts of the request. */
    public static Refusal invalid(List<Flaw> flaws) {
        return new Refusal(ProblemKind.INVALID, FLAWS, flaws);
    }

    /** Refused for one part of the request. */
    public static Refusal invalid(Flaw flaw) {
        return invalid(List.of(flaw));
    }

    /** Refused for now. */
    public static Refusal until(ProblemKind kind, String detail, Duration retryAfter) {
        return new Refusal(Problem.of(kind, detail, List.of()), Optional.of(retryAfter));
    }

    /** Not there, or not for the eyes of who asks: nobody is told which. */
    public static Refusal notFound() {
        return new Refusal(ProblemKind.NOT_FOUND, "Nothing of this name is here for you to see.");
    }

    public Problem problem() {
        return problem;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}

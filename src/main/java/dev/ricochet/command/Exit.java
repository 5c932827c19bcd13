package dev.ricochet.command;

import dev.ricochet.vocabulary.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/** What the commands end with; {@code docs/explain.md} says the same for people. */
final class Exit {
    static final int WELL = 0;

    /** Something could not be read, or a setting or a rule cannot be used. */
    static final int WRONG = 1;

    /** The command was used wrongly; picocli says the same. */
    static final int MISUSED = 2;

    /** The answer could not be written to its end. */
    static final int LOST = 3;

    /** Verdicts change. */
    static final int CHANGED = 4;

    /** All was looked at, and something is not well. */
    static final int UNWELL = 5;

    private Exit() {}

    /** Of a command that answers, or says why it cannot. */
    static int of(IntSupplier answer) {
        try {
            return answer.getAsInt();
        } catch (Misconfigured e) {
            Shell.complain(e);
            return WRONG;
        } catch (AnswerLost e) {
            return lost(e);
        }
    }

    /** Of an answer that is written as it is found. */
    static int written(Writing answer) {
        try {
            return answer.write();
        } catch (AnswerLost e) {
            return lost(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What writes an answer, and ends with one of these. */
    interface Writing {
        int write() throws IOException;
    }

    /** After the answer was lost: where its reader had enough, all is well. */
    static int lost(AnswerLost answer) {
        if (Terminal.isAnswerPiped()) {
            return WELL;
        }
        Shell.complaints().println(answer.getMessage());
        return LOST;
    }
}

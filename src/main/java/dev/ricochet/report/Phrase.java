package dev.ricochet.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A way in which people of one language say something.
 *
 * @param when met by one sentence in folded letters
 * @param examples that it was written for
 */
record Phrase(String id, Means means, Pattern when, List<String> examples) {

    /** What it shows; the headings of a language's file. */
    enum Means {
        /** That somebody else's words begin. */
        QUOTE,
        /** That nothing of the person's own follows. */
        END,
        /** That its sentence asks for nothing. */
        NOT,
        /** The same, and that what follows was hardly written by a person. */
        FOOTER,
        /** That less is wanted, and not nothing. */
        LESS,
        DOUBT,
        ASKS,
        /** A request where hardly anything else is said. */
        ALONE,
        ERASURE
    }

    /** The words that it finds. */
    Optional<String> in(String sentence) {
        Matcher matcher = when.matcher(sentence);
        boolean found = means == Means.ALONE ? matcher.matches() : matcher.find();
        return found ? Optional.of(matcher.group().strip()) : Optional.empty();
    }
}

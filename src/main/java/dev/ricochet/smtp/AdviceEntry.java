package dev.ricochet.smtp;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One entry of the book: when it speaks, and what it says.
 *
 * @param part empty means any
 * @param steps empty means any
 * @param cause empty means any
 * @param when found in the words; empty means any words
 * @param source where this is known from
 * @param examples words that it was written for
 */
record AdviceEntry(
        Advice advice,
        Optional<Part> part,
        Set<Step> steps,
        Optional<Cause> cause,
        Optional<Pattern> when,
        String source,
        List<String> examples) {

    boolean speaksOf(Symptom symptom) {
        return part.filter(each -> each != symptom.part()).isEmpty()
                && (steps.isEmpty() || steps.contains(symptom.step()))
                && cause.filter(each -> each != symptom.cause()).isEmpty()
                && when.filter(each -> !each.matcher(symptom.words()).find()).isEmpty();
    }

    /** What was seen when each of the examples was said. */
    List<Symptom> symptoms() {
        return examples.stream()
                .map(words -> new Symptom(
                        part.orElse(Part.SMTP),
                        steps.stream().findFirst().orElse(Step.EHLO),
                        cause.orElse(Cause.UNKNOWN),
                        words))
                .toList();
    }
}

package dev.ricochet.report;

import dev.ricochet.report.Phrase.Means;
import java.util.List;
import java.util.Optional;

/** What somebody asks for in words of their own. Pure: sentences in, a wish and what shows it out. */
final class Wishes {
    /** Whoever asks does so at the front; further behind it may be a part of a longer story. */
    private static final int AT_THE_FRONT = 600;

    /** What is said alone is short, and so is a greeting before it. */
    private static final int LONGEST_ALONE = 70;

    private static final int LONGEST_GREETING = 40;

    private final Phrasebook book;

    Wishes(Phrasebook book) {
        this.book = book;
    }

    /** A wish and what shows it. */
    record Said(Wish wish, Spoken spoken) {}

    Optional<Said> in(List<String> sentences) {
        Optional<Said> best = Optional.empty();
        int at = 0;
        boolean inFooter = false;
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            boolean alone = i == 0 || i == 1 && sentences.getFirst().length() <= LONGEST_GREETING;
            // what would be sure at the front is not so further behind
            boolean front = at <= AT_THE_FRONT && !inFooter;
            best = stronger(best, front ? in(sentence, alone) : later(sentence));
            inFooter |= book.said(Means.FOOTER, sentence).isPresent();
            if (best.filter(said -> said.wish() == Wish.ERASURE).isPresent()) {
                return best;
            }
            at += sentence.length();
        }
        return best;
    }

    private Optional<Said> later(String sentence) {
        return in(sentence, false)
                .map(said -> said.wish() == Wish.UNSUBSCRIBE ? new Said(Wish.PERHAPS, said.spoken()) : said);
    }

    /** What one sentence asks for. */
    Optional<Said> in(String sentence, boolean alone) {
        if (book.said(Means.NOT, sentence)
                .or(() -> book.said(Means.FOOTER, sentence))
                .isPresent()) {
            return Optional.empty();
        }
        Optional<Said> erasure = book.said(Means.ERASURE, sentence).map(spoken -> new Said(Wish.ERASURE, spoken));
        if (erasure.isPresent()) {
            return erasure;
        }
        Optional<Spoken> less = book.said(Means.LESS, sentence);
        Optional<Spoken> asked = less.isEmpty() ? asked(sentence, alone) : askedApart(sentence);
        return asked.map(spoken -> new Said(Wish.UNSUBSCRIBE, spoken))
                .or(() ->
                        less.or(() -> book.said(Means.DOUBT, sentence)).map(spoken -> new Said(Wish.PERHAPS, spoken)));
    }

    private Optional<Spoken> asked(String sentence, boolean alone) {
        Optional<Spoken> asked = book.said(Means.ASKS, sentence);
        return asked.isPresent() || !alone || sentence.length() > LONGEST_ALONE
                ? asked
                : book.said(Means.ALONE, sentence);
    }

    /** Too many mails, please unsubscribe me: what is asked for beside what there is too much of. */
    private Optional<Spoken> askedApart(String sentence) {
        for (String clause : sentence.split("[,、]")) {
            String bare = OwnWords.bare(clause);
            if (book.said(Means.LESS, bare).isEmpty()) {
                Optional<Spoken> asked = book.said(Means.ASKS, bare);
                if (asked.isPresent()) {
                    return asked;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Said> stronger(Optional<Said> one, Optional<Said> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return weight(other.get().wish()) > weight(one.get().wish()) ? other : one;
    }

    private static int weight(Wish wish) {
        return switch (wish) {
            case PERHAPS -> 1;
            case UNSUBSCRIBE -> 2;
            case ERASURE -> 3;
        };
    }
}

package dev.ricochet.verdict;

import java.util.Optional;

/** What speaks against a hard verdict in the very words that it rests on: doubt, delay, policy, a forwarding. */
final class Objections {
    static final String FILE = "objections";

    private Objections() {}

    /** Only a hard verdict pays for reading them. */
    private static final class Known {
        static final RuleBook BOOK = new RuleBook(
                RuleFile.resource(FILE).stream().map(RuleFile::rule).toList());
    }

    static RuleBook book() {
        return Known.BOOK;
    }

    static Optional<RuleBook.Match> to(Statement statement) {
        return Known.BOOK.match(statement);
    }
}

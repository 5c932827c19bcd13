package dev.ricochet.origin;

/** Whether what a report says of one recipient can be believed, and why. The words hold no text of the mail's own. */
public sealed interface Origin {

    /** For a person, and for the row of the mail. */
    String words();

    default boolean isProven() {
        return switch (this) {
            case ProvenOurs _, ProvenSigned _, ProvenReporter _, ProvenAuthor _ -> true;
            case NoStatement _, Contradicted _ -> false;
        };
    }

    /** It is about a mail that the account sent, and to this recipient. */
    record ProvenOurs() implements Origin {
        @Override
        public String words() {
            return "proven: about a mail that we sent to this recipient";
        }
    }

    /**
     * It is about a mail to this recipient that our own domain signed, and nobody else has its headers.
     *
     * @param domain that signed
     */
    record ProvenSigned(String domain) implements Origin {
        @Override
        public String words() {
            return "proven: about a mail to this recipient that %s signed for us".formatted(domain);
        }
    }

    /**
     * It was written by a server that must know.
     *
     * @param domain the account's provider, or the recipient's own organisation
     */
    record ProvenReporter(String domain) implements Origin {
        @Override
        public String words() {
            return "proven: written by the mail system of " + domain;
        }
    }

    /**
     * Our own server found that its author's domain stands behind it.
     *
     * @param domain of the author
     */
    record ProvenAuthor(String domain) implements Origin {
        @Override
        public String words() {
            return "proven: written by somebody of " + domain;
        }
    }

    /** Nobody we trust says anything of it. */
    record NoStatement() implements Origin {
        @Override
        public String words() {
            return "no statement";
        }
    }

    /** Somebody we trust says that it is not what it pretends to be. */
    record Contradicted(String why) implements Origin {
        @Override
        public String words() {
            return "contradicted: " + why;
        }
    }
}

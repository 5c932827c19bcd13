package dev.ricochet.smtp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What refusals mean: entries of {@code advice/*.yaml} in order; the first that speaks of a symptom is right. */
public final class AdviceBook {
    /** The order of knowledge: what one provider says stands before what all of them say. */
    static final List<String> FILES = List.of(
            "settings",
            "connection",
            "oauth",
            "google-smtp",
            "google-imap",
            "microsoft",
            "callback",
            "arrival",
            "sent",
            "probe",
            "servers");

    private AdviceBook() {}

    /** Read when the first thing goes wrong; a start without trouble pays nothing. */
    private static final class Read {
        static final List<AdviceEntry> ENTRIES = FILES.stream()
                .flatMap(file -> new AdviceFile(file).entries().stream())
                .toList();
    }

    /** The last entry speaks of everything. */
    public static Advice of(Symptom symptom) {
        return entries()
                .filter(entry -> entry.speaksOf(symptom))
                .findFirst()
                .orElseThrow()
                .advice();
    }

    /** As it was given once; an entry may have gone since. */
    static Optional<Advice> named(String id) {
        return entries()
                .map(AdviceEntry::advice)
                .filter(advice -> advice.id().equals(id))
                .findFirst();
    }

    static Stream<AdviceEntry> entries() {
        return Read.ENTRIES.stream();
    }
}

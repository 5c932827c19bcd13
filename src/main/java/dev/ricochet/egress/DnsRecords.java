package dev.ricochet.egress;

import java.util.List;

/** Records of a domain, as a resolver knows them; bounded in time. */
public interface DnsRecords {

    /** What came of a question. */
    sealed interface Answer {
        /** @param texts each record in one piece; none where there is no such name, or no such record of it */
        record Known(List<String> texts) implements Answer {}

        /** No resolver answered: nothing is known, and nothing is wrong. */
        record NotChecked(String why) implements Answer {}
    }

    /** Hosts that take the domain's mail. */
    Answer mx(String name);

    Answer txt(String name);
}

package dev.ricochet.egress;

/** Which domains can get mail, as a resolver knows them now; bounded in time. */
public interface MailDomains {

    /** What came of asking. */
    enum Life {
        /** It has a host that takes its mail, or an address at least (RFC 5321, 5.1). */
        ALIVE,
        /** There is no such domain, it has neither, or it says itself that it takes no mail (RFC 7505). */
        DEAD,
        /** No resolver said so or so: SERVFAIL, silence, half an answer. */
        UNANSWERED
    }

    Life lifeOf(String domain);
}

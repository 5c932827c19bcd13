package dev.ricochet.vocabulary;

/** On whose side the fault lies. Only the recipient's may unsubscribe a person. */
public enum Concern {
    /** The address, the mailbox or its domain: may be hard. */
    RECIPIENT("the recipient's address, mailbox or domain"),
    /** The address lives and its owner or administrator chooses whose mail it takes: soft, and no alarm. */
    RECIPIENT_POLICY("the recipient's own choice; the address lives"),
    /** Authentication, reputation, content, size, quota: soft, and an alarm on the sending account. */
    SENDER("the sender: authentication, reputation, content, size, quota"),
    /** DNS trouble, time-outs, full disks, unknown words: soft. */
    WAY("the way between, or not known");

    private final String meaning;

    Concern(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}

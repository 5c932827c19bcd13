package dev.ricochet.account;

/** A password or key. It prints as dots, whatever asks; only {@link #reveal()} gives it away. */
public final class Secret {
    // transient: whatever writes objects by their fields leaves it out
    private final transient String value;

    public Secret(String value) {
        this.value = value;
    }

    /** For the one line that hands it to a server. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "••••••••";
    }
}

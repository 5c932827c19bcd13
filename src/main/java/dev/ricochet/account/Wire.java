package dev.ricochet.account;

/**
 * In which form events are told.
 *
 * @param format by the name that the format gives itself
 * @param signing proves to the receiver that a call is ours, where the format signs
 */
public record Wire(String format, SigningSecrets signing) {
    /** As it is unless something is said: what every CleverTap account takes. */
    public static final Wire USUAL = new Wire("clevertap-v1", SigningSecrets.NONE);

    public static final String NAME_OF_A_FORMAT = "[a-z0-9-]{1,40}";

    public Wire {
        if (!format.matches(NAME_OF_A_FORMAT)) {
            throw new IllegalArgumentException("not the name of a format");
        }
    }
}

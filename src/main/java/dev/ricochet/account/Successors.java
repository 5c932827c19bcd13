package dev.ricochet.account;

/**
 * What refresh tokens have become. A token endpoint may answer with another one, and then the one before is of no use any
 * more, or makes the endpoint believe that it was stolen (RFC 6749, 6; RFC 9700, 4.14).
 */
public interface Successors {

    /** With the token that holds now: the one that was given, where it never had a successor. */
    Authentication.RefreshToken current(Authentication.RefreshToken given);

    /** From now on this one holds in the place of the one that was given. */
    void keep(Authentication.RefreshToken given, Secret successor);
}

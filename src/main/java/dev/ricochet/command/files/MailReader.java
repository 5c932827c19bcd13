package dev.ricochet.command.files;

/** Takes one mail after the other. */
public interface MailReader {
    /** @param mail its bytes, cut at the longest that is read */
    void read(Place place, byte[] mail);
}

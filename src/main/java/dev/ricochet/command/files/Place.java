package dev.ricochet.command.files;

/**
 * Where a mail lies.
 *
 * @param number of the mail in an mbox, from 1; 0 where the file is one mail
 */
public record Place(String file, long number) {
    @Override
    public String toString() {
        return number == 0 ? file : file + ", mail " + number;
    }
}

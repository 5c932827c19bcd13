package dev.ricochet.command.files;

import java.util.Arrays;

/** Takes the mark from lines that an mbox quotes: {@code >From } is {@code From }, {@code >>From } is {@code >From }. */
final class Quoting {
    private Quoting() {}

    static byte[] removed(byte[] mail) {
        int to = 0;
        int from = 0;
        while (from < mail.length) {
            if (mail[from] == '>' && (from == 0 || mail[from - 1] == '\n') && isQuoted(mail, from)) {
                from++;
            }
            mail[to++] = mail[from++];
        }
        return to == mail.length ? mail : Arrays.copyOf(mail, to);
    }

    private static boolean isQuoted(byte[] mail, int line) {
        int at = line;
        while (at < mail.length && mail[at] == '>') {
            at++;
        }
        for (int i = 0; i < Mbox.BEGIN.length(); i++) {
            if (at + i >= mail.length || mail[at + i] != Mbox.BEGIN.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

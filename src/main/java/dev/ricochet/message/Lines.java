package dev.ricochet.message;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Where lines end: at LF, or at CR in a mail that knows no LF. */
final class Lines {
    /** How far we look for an LF before we believe that lines end with a bare CR. */
    private static final int PROBE = 64 << 10;

    /** Eight bytes as one number, of which the first is the lowest. */
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;

    private Lines() {}

    /** The same bytes, or a copy with LF where a mail ends its lines with bare CRs (old Macintosh programs). */
    static byte[] withLf(byte[] mail) {
        int probe = Math.min(mail.length, PROBE);
        boolean cr = false;
        for (int i = 0; i < probe; i++) {
            if (mail[i] == '\n') {
                return mail;
            }
            cr |= mail[i] == '\r';
        }
        if (!cr) {
            return mail;
        }
        byte[] copy = Arrays.copyOf(mail, mail.length);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == '\r') {
                copy[i] = '\n';
            }
        }
        return copy;
    }

    /** The place of the first CR, or {@code to}. */
    static int cr(byte[] bytes, int from, int to) {
        return first('\r', bytes, from, to);
    }

    /** A copy of the span without its CRs, the first of which is known. */
    static byte[] withoutCr(byte[] bytes, int from, int first, int to) {
        int count = 0;
        for (int i = first; i < to; i++) {
            count += bytes[i] == '\r' ? 1 : 0;
        }
        byte[] copy = new byte[to - from - count];
        int size = first - from;
        System.arraycopy(bytes, from, copy, 0, size);
        for (int cr = first; cr < to; ) {
            int begin = cr + 1;
            cr = cr(bytes, begin, to);
            System.arraycopy(bytes, begin, copy, size, cr - begin);
            size += cr - begin;
        }
        return copy;
    }

    /** The place of the LF that ends the line, or {@code to}. */
    static int end(byte[] bytes, int from, int to) {
        return first('\n', bytes, from, to);
    }

    private static int first(int wanted, byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            // a byte that is the one we want is zero now, and borrows from its high bit
            long others = (long) EIGHT.get(bytes, i) ^ ONES * wanted;
            long ends = (others - ONES) & ~others & HIGH_BITS;
            if (ends != 0) {
                return i + Long.numberOfTrailingZeros(ends) / Byte.SIZE;
            }
        }
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /** The end of a line's text: its CRs do not belong to it. */
    static int textEnd(byte[] bytes, int from, int lineEnd) {
        int i = lineEnd;
        while (i > from && bytes[i - 1] == '\r') {
            i--;
        }
        return i;
    }
}

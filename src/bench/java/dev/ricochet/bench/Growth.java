package dev.ricochet.bench;

import com.sun.management.ThreadMXBean;
import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import java.lang.management.ManagementFactory;

/** What hostile mails of three sizes cost, of which each is ten times the one before: seconds of CPU, and bytes beyond the mail's own. */
final class Growth {
    private static final int[] SIZES = {500 << 10, 5 << 20, 50 << 20};

    private final Understanding understanding;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Growth(Limits limits) {
        understanding = new Understanding(limits, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));
    }

    /** {@code limits}: as the program reads; {@code all}: with no limit on a mail's size, to see growth that it hides. */
    public static void main(String... arguments) {
        boolean all = arguments.length > 0 && arguments[0].equals("all");
        Growth growth = new Growth(all ? Limits.USUAL.withBytes(Integer.MAX_VALUE) : Limits.USUAL);
        System.out.printf("%-28s%s%n", "ms of CPU, kB allocated", "  0.5 MB            5 MB              50 MB");
        Hostile.kinds().forEach((name, mail) -> {
            System.out.printf("%-28s", name);
            for (int size : SIZES) {
                growth.measure(mail.apply(size));
            }
            System.out.println();
        });
    }

    private void measure(byte[] mail) {
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        var _ = understanding.of(mail);
        var _ = understanding.fingerprint(mail);
        System.out.printf(
                "%7.1f %9d ",
                (threads.getCurrentThreadCpuTime() - cpu) / 1e6,
                (threads.getCurrentThreadAllocatedBytes() - allocated) >> 10);
    }
}

package dev.ricochet.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built-in rules as {@link RulePacking} left them: one resource is read at a start, and of it only the phrases and the
 * rules that a line leads to. To read all the files takes longer than all else that a mail is explained with.
 */
final class PackedRules extends AbstractList<Rule> {
    static final String RESOURCE = "/rules/packed";

    private final byte[] bytes;
    private final int[] wordless;
    private final long[] keys;
    private final int[] phrasesAt;
    private final int[] rulesAt;
    private final @Nullable Rule[] rules;

    PackedRules(byte[] bytes) {
        this.bytes = bytes;
        ByteBuffer in = ByteBuffer.wrap(bytes);
        wordless = ints(in);
        rulesAt = ints(in);
        phrasesAt = ints(in);
        keys = new long[phrasesAt.length];
        in.asLongBuffer().get(keys);
        rules = new @Nullable Rule[rulesAt.length];
    }

    static PackedRules read() {
        try (InputStream in = PackedRules.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "missing from the application: " + RESOURCE + ", which ./mvnw process-classes makes");
            }
            return new PackedRules(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The positions of the rules about codes alone. */
    int[] wordless() {
        return wordless;
    }

    /** The tree of all phrases. */
    Beginning beginnings() {
        return Beginning.of(new Beginning.Fork(keys, this::phrases));
    }

    @Override
    public Rule get(int position) {
        Rule known = rules[position];
        if (known == null) {
            known = rule(ByteBuffer.wrap(bytes).position(rulesAt[position]));
            rules[position] = known; // made twice it is the same
        }
        return known;
    }

    @Override
    public int size() {
        return rules.length;
    }

    private static Rule rule(ByteBuffer in) {
        RuleEntry entry = new RuleEntry(text(in), in.getInt());
        for (int left = in.getShort(); left > 0; left--) {
            String key = text(in);
            int count = in.getShort();
            List<String> texts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                texts.add(text(in));
            }
            entry.values().put(key, texts);
        }
        return RuleFile.rule(entry);
    }

    private Beginning phrases(int place) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(phrasesAt[place]);
        int count = in.getShort();
        List<Beginning.Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(new Beginning.Entry(Phrase.of(text(in)), in.getInt(), in.getInt(), in.get() != 0));
        }
        return Beginning.second(entries);
    }

    private static int[] ints(ByteBuffer in) {
        int[] ints = new int[in.getInt()];
        in.asIntBuffer().get(ints);
        in.position(in.position() + ints.length * Integer.BYTES);
        return ints;
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}

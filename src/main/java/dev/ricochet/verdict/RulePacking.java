package dev.ricochet.verdict;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The step of the build that makes one resource of the built-in files, to be read by {@link PackedRules}. */
public final class RulePacking {
    private static final int WIDEST = 0xffff;

    private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(texts);

    private RulePacking() {}

    /** @param classes the one directory of what is packaged */
    public static void main(String... classes) throws IOException {
        Path target = Path.of(classes[0] + PackedRules.RESOURCE);
        Files.createDirectories(target.resolveSibling(""));
        Files.write(target, packed());
    }

    static byte[] packed() throws IOException {
        List<RuleEntry> entries = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        for (String file : RuleBook.FILES) {
            for (RuleEntry entry : RuleFile.resource(file)) {
                entries.add(entry);
                rules.add(RuleFile.rule(entry));
            }
        }
        return new RulePacking().packed(entries, rules);
    }

    private byte[] packed(List<RuleEntry> entries, List<Rule> rules) throws IOException {
        int[] wordless = RuleBook.wordless(rules);
        Beginning.Fork root = new PhraseIndex(rules).root().fork();
        long[] keys = root.keys();
        int[] rulesAt = new int[entries.size()];
        int[] phrasesAt = new int[keys.length];
        int head = Integer.BYTES * (3 + wordless.length + rulesAt.length + phrasesAt.length) + Long.BYTES * keys.length;
        for (int i = 0; i < rulesAt.length; i++) {
            rulesAt[i] = head + out.size();
            write(entries.get(i));
        }
        for (int place = 0; place < keys.length; place++) {
            Beginning beginning = root.at(place);
            if (beginning != null) {
                phrasesAt[place] = head + out.size();
                write(beginning);
            }
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head + out.size());
        DataOutputStream front = new DataOutputStream(whole);
        write(front, wordless);
        write(front, rulesAt);
        write(front, phrasesAt);
        for (long key : keys) {
            front.writeLong(key);
        }
        texts.writeTo(whole);
        return whole.toByteArray();
    }

    private static void write(DataOutputStream front, int[] ints) throws IOException {
        front.writeInt(ints.length);
        for (int i : ints) {
            front.writeInt(i);
        }
    }

    private void write(RuleEntry entry) throws IOException {
        write(entry.file());
        out.writeInt(entry.line());
        out.writeShort(entry.values().size());
        for (var value : entry.values().entrySet()) {
            write(value.getKey());
            out.writeShort(value.getValue().size());
            for (String text : value.getValue()) {
                write(text);
            }
        }
    }

    private void write(Beginning beginning) throws IOException {
        out.writeShort(beginning.entries().size());
        for (Beginning.Entry entry : beginning.entries()) {
            write(entry.phrase().text());
            out.writeInt(entry.rule());
            out.writeInt(entry.number());
            out.writeBoolean(entry.unless());
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > WIDEST) {
            throw new IllegalStateException("too long for a rule: " + text);
        }
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}

package dev.ricochet.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Files of rules in a directory, in the order of their names. */
final class RuleDirectory {
    private static final int MOST_FILES = 1_000;
    private static final int LONGEST = 1 << 20;

    private RuleDirectory() {}

    static List<RuleEntry> entries(Path directory, Consumer<Finding> wrong) {
        List<RuleEntry> entries = new ArrayList<>();
        for (Path file : files(directory, wrong)) {
            String name = file.toString();
            try {
                entries.addAll(RuleFile.entries(name, text(file), wrong));
            } catch (CharacterCodingException e) {
                wrong.accept(new Finding(name, 1, "is not UTF-8"));
            } catch (IOException e) {
                wrong.accept(new Finding(name, 1, "cannot be read: " + e.getMessage()));
            }
        }
        return entries;
    }

    private static List<Path> files(Path directory, Consumer<Finding> wrong) {
        String name = directory.toString();
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files = all.filter(RuleDirectory::isOfRules)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            if (files.isEmpty()) {
                wrong.accept(new Finding(name, 0, "holds no file *.yaml or *.yml"));
            }
            return files;
        } catch (IOException e) {
            wrong.accept(new Finding(name, 0, "is no directory that can be read"));
            return List.of();
        }
    }

    private static boolean isOfRules(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("longer than " + LONGEST + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }
}

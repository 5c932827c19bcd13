package dev.ricochet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordListTest {
    private static final Path FILES = Path.of("src/main/resources/words");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void every_phrase_is_found_where_it_stands_and_stands_there_once(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".txt", "");
        List<String> phrases = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        WordList list = WordList.of(name);
        assertThat(phrases).doesNotHaveDuplicates().allSatisfy(phrase -> {
            assertThat(phrase).isEqualTo(phrase.toLowerCase(Locale.ROOT).strip());
            assertThat(list.standsIn("x " + phrase + " y")).isTrue();
            assertThat(list.begins(phrase + " y")).isTrue();
        });
    }

    @Test
    void finds_nothing_in_other_words() {
        WordList list = new WordList(List.of("退信", "unzustellbar"));
        assertThat(list.standsIn("unzustellba")).isFalse();
        assertThat(list.begins("die mail ist unzustellbar")).isFalse();
        assertThat(list.standsIn("")).isFalse();
        assertThat(list.begins("u")).isFalse();
    }
}

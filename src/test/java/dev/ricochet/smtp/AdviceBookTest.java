package dev.ricochet.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceBookTest {
    static Stream<AdviceEntry> entries() {
        return AdviceBook.entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_has_examples_and_each_of_them_finds_that_very_entry_whatever_the_step(AdviceEntry entry) {
        assertThat(entry.examples()).isNotEmpty();
        assertThat(entry.symptoms())
                .allSatisfy(symptom -> assertThat(AdviceBook.of(symptom)).isEqualTo(entry.advice()));
        entry.symptoms()
                .forEach(symptom -> entry.steps()
                        .forEach(step -> assertThat(AdviceBook.of(
                                        new Symptom(symptom.part(), step, symptom.cause(), symptom.words())))
                                .isEqualTo(entry.advice())));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_says_what_it_means_what_to_do_where_to_read_on_and_how_it_is_known(AdviceEntry entry) {
        Advice advice = entry.advice();
        assertThat(advice.means()).endsWith(".");
        assertThat(advice.todo()).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
        assertThat(URI.create(advice.link()).getScheme()).isEqualTo("https");
        assertThat(entry.source()).isNotBlank();
    }

    @Test
    void no_two_entries_have_one_name() {
        assertThat(AdviceBook.entries().map(entry -> entry.advice().id())).doesNotHaveDuplicates();
    }

    @Test
    void every_file_is_read() throws IOException, URISyntaxException {
        Path directory = Path.of(
                Objects.requireNonNull(AdviceBook.class.getResource("/advice")).toURI());
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .toList();
            assertThat(AdviceBook.FILES).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void there_is_advice_for_whatever_may_go_wrong() {
        for (Part part : Part.values()) {
            for (Step step : Step.values()) {
                for (Cause cause : Cause.values()) {
                    assertThat(AdviceBook.of(new Symptom(part, step, cause, "?"))
                                    .todo())
                            .isNotEmpty();
                }
            }
        }
    }
}

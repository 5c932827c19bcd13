package dev.ricochet.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.vocabulary.Hardness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class RuleBookTest {

    @Test
    void every_rule_catches_its_own_examples_and_no_earlier_rule_does() {
        assertThat(SelfCheck.of(RuleBook.builtIn())).isEmpty();
    }

    @Test
    void every_objection_catches_its_own_examples_and_none_is_hard() {
        assertThat(SelfCheck.of(Objections.book())).isEmpty();
        assertThat(Objections.book().rules()).extracting(Rule::hardness).containsOnly(Hardness.SOFT);
    }

    @Test
    void no_rule_is_left_that_no_example_reaches() {
        RuleBook book = RuleBook.builtIn();
        Set<String> reached = new HashSet<>();
        for (Rule rule : book.rules()) {
            for (String example : rule.examples()) {
                book.match(Example.statement(example))
                        .ifPresent(match -> reached.add(match.rule().id()));
            }
        }
        assertThat(book.rules()).extracting(Rule::id).allMatch(reached::contains);
    }

    @Test
    void a_library_reads_the_same_in_the_files() throws IOException {
        for (String name : RuleBook.FILES) {
            String text = text(name);
            List<RuleEntry> ours = RuleFile.entries(name, text, RuleBookTest::refuse);
            List<Map<String, Object>> theirs = new Yaml(
                            new SafeConstructor(new LoaderOptions()),
                            new org.yaml.snakeyaml.representer.Representer(new org.yaml.snakeyaml.DumperOptions()),
                            new org.yaml.snakeyaml.DumperOptions(),
                            new Strings())
                    .load(text);
            assertThat(ours).hasSameSizeAs(theirs);
            for (int i = 0; i < ours.size(); i++) {
                Map<String, Object> their = theirs.get(i);
                assertThat(ours.get(i).values().keySet()).isEqualTo(their.keySet());
                ours.get(i)
                        .values()
                        .forEach((key, values) -> assertThat(
                                        their.get(key) instanceof List<?> list ? list : List.of(their.get(key)))
                                .as("%s in line %s of %s", key, ours.get(0).line(), name)
                                .isEqualTo(values));
            }
        }
    }

    @Test
    void the_packed_rules_are_those_of_the_files() throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : RuleBook.FILES) {
            for (RuleEntry entry : RuleFile.resource(name)) {
                files.add(entry.rule(RuleBookTest::refuse).orElseThrow().toString());
            }
        }
        assertThat(PackedRules.read()).extracting(Rule::toString).isEqualTo(files);
        assertThat(PackedRules.class.getResourceAsStream(PackedRules.RESOURCE)).hasBinaryContent(RulePacking.packed());
    }

    @Test
    void packed_rules_match_what_rules_in_memory_match() {
        RuleBook packed = RuleBook.builtIn();
        RuleBook memory = new RuleBook(packed.rules());
        for (Rule rule : packed.rules()) {
            for (String example : rule.examples()) {
                Statement statement = Example.statement(example);
                assertThat(packed.match(statement)).isEqualTo(memory.match(statement));
            }
        }
    }

    private static void refuse(Finding wrong) {
        throw new AssertionError(wrong);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = RuleBookTest.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every scalar is a text: 550 is a word to us. */
    private static final class Strings extends org.yaml.snakeyaml.resolver.Resolver {
        @Override
        protected void addImplicitResolvers() {}
    }
}

package dev.ricochet.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.vocabulary.Concern;
import dev.ricochet.vocabulary.Hardness;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hard bounce unsubscribes a person: no line may be hard that speaks of anything but a dead address. */
class HardnessTest {

    @Test
    void what_is_said_of_the_sender_the_mail_or_the_moment_is_never_hard() throws IOException {
        assertThat(Lines.of("/hardness/never-hard.txt"))
                .hasSizeGreaterThan(150)
                .allSatisfy(line -> assertThat(Judged.line(line))
                        .as(line)
                        .extracting(Verdict.Bounce::hardness)
                        .isEqualTo(Hardness.SOFT));
    }

    @Test
    void what_says_that_an_address_or_its_domain_is_dead_is_always_hard() throws IOException {
        assertThat(Lines.of("/hardness/always-hard.txt"))
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(Judged.line(line))
                        .as(line)
                        .extracting(Verdict.Bounce::hardness)
                        .isEqualTo(Hardness.HARD));
    }

    @Test
    void a_word_of_the_senders_fault_beside_a_dead_address_makes_it_soft() {
        List<String> faults = List.of(
                "Client host blocked using zen.spamhaus.org",
                "Sender address rejected: Domain not found",
                "message rejected as spam",
                "does not pass DMARC verification",
                "Greylisted, please try again later");
        for (Rule rule : RuleBook.builtIn().rules()) {
            if (rule.hardness() == Hardness.HARD && rule.place().matches("(user|mailbox)\\.yaml.*")) {
                for (String fault : faults) {
                    for (String example : rule.examples()) {
                        String line = example + "; " + fault;
                        assertThat(Judged.line(line))
                                .as(line)
                                .extracting(Verdict.Bounce::hardness)
                                .isEqualTo(Hardness.SOFT);
                    }
                }
            }
        }
    }

    @Test
    void a_four_before_it_makes_any_dead_mailbox_soft() {
        for (Rule rule : RuleBook.builtIn().rules()) {
            for (String example : rule.examples()) {
                Statement read = Example.statement(example);
                boolean mayStand = rule.reason().standsUnderTemporary();
                if (!mayStand && read.isTemporary()) {
                    assertThat(Judged.line(example))
                            .as(example)
                            .extracting(Verdict.Bounce::hardness)
                            .isEqualTo(Hardness.SOFT);
                }
            }
        }
    }

    @Test
    void a_rule_can_only_be_hard_for_the_recipients_fault() {
        assertThat(RuleBook.builtIn().rules())
                .filteredOn(rule -> rule.hardness() == Hardness.HARD)
                .allMatch(rule -> rule.reason().concern() == Concern.RECIPIENT);
    }
}

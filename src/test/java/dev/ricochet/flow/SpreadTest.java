package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    private final Random random = new Random(7);
    private final Set<UUID> three = replicas(3);

    @ParameterizedTest
    @CsvSource({"1, 50", "2, 1", "3, 4", "3, 50", "7, 100", "10, 3", "3, 0"})
    void every_mailbox_is_one_replicas_and_shares_differ_by_one_at_most(int count, int mailboxes) {
        Set<UUID> replicas = replicas(count);
        List<UUID> all = mailboxes(mailboxes);
        Collection<Set<UUID>> shares = shares(replicas, all).values();
        assertThat(shares.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(shares)
                .allSatisfy(share ->
                        assertThat(share.size()).isBetween(mailboxes / count, (mailboxes + count - 1) / count));
    }

    @Test
    void who_stays_keeps_most_of_its_share_when_another_dies() {
        List<UUID> mailboxes = mailboxes(90);
        Map<UUID, Set<UUID>> before = shares(three, mailboxes);
        Set<UUID> two = new TreeSet<>(three);
        two.remove(three.iterator().next());
        Map<UUID, Set<UUID>> after = shares(two, mailboxes);
        // thirty have to move; the rest are the price of equal shares
        assertThat(moved(before, after, two)).isLessThan(15L);
    }

    @Test
    void who_stays_gives_away_little_more_than_a_newcomers_share() {
        List<UUID> mailboxes = mailboxes(90);
        Map<UUID, Set<UUID>> before = shares(three, mailboxes);
        Set<UUID> four = new TreeSet<>(three);
        four.add(new UUID(random.nextLong(), random.nextLong()));
        Map<UUID, Set<UUID>> after = shares(four, mailboxes);
        assertThat(moved(before, after, three)).isBetween(22L, 40L);
    }

    private static long moved(Map<UUID, Set<UUID>> before, Map<UUID, Set<UUID>> after, Set<UUID> of) {
        return of.stream()
                .flatMap(replica -> before.get(replica).stream()
                        .filter(mailbox -> !after.get(replica).contains(mailbox)))
                .count();
    }

    private static Map<UUID, Set<UUID>> shares(Set<UUID> replicas, List<UUID> mailboxes) {
        return replicas.stream()
                .collect(Collectors.toMap(Function.identity(), each -> Spread.shareOf(each, replicas, mailboxes)));
    }

    private Set<UUID> replicas(int count) {
        return new TreeSet<>(mailboxes(count));
    }

    private List<UUID> mailboxes(int count) {
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(count)
                .toList();
    }
}

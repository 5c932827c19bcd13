package dev.ricochet.alarm;

import dev.ricochet.account.Accounts;
import dev.ricochet.alarm.Message.Item;
import dev.ricochet.alarm.Message.Kind;
import dev.ricochet.alarm.Message.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes messages of what is to be told. */
@ApplicationScoped
class Messages {
    /** One message shows so many. */
    static final int MOST = 40;

    /** What begins before what is over, and what is urgent first. */
    private static final Comparator<Item> BY_URGENCY = Comparator.comparing(Item::isOver)
            .thenComparing(item -> item.alarm().condition().severity());

    private final AlarmBook book;
    private final Accounts accounts;
    private final AlarmConfig.Digest digest;

    Messages(AlarmBook book, Accounts accounts, AlarmConfig config) {
        this.book = book;
        this.accounts = accounts;
        this.digest = config.digest();
    }

    /** Empty where there is nothing to say after all. */
    Optional<Message> of(List<Notice> notices) {
        UUID id = idOf(notices);
        return notices.getFirst().phase() == Phase.DIGEST
                ? ofTheDay(id)
                : Optional.of(new Message(
                        id,
                        Kind.NEWS,
                        notices.stream().flatMap(this::item).sorted(BY_URGENCY).toList(),
                        0));
    }

    private Optional<Message> ofTheDay(UUID id) {
        List<Alarm> all = book.ofTheDay().stream()
                .filter(alarm -> alarm.isActive() || alarm.condition().course() != Course.HAPPENED)
                .toList();
        if (all.isEmpty() && digest != AlarmConfig.Digest.ALWAYS) {
            return Optional.empty();
        }
        List<Item> items = all.stream()
                .limit(MOST)
                .map(alarm -> item(alarm.isActive() ? Standing.ACTIVE : Standing.ENDED, alarm))
                .sorted(BY_URGENCY)
                .toList();
        return Optional.of(new Message(id, Kind.DIGEST, items, all.size() - items.size()));
    }

    private Stream<Item> item(Notice notice) {
        Standing standing = notice.phase() == Phase.END ? Standing.ENDED : Standing.STARTED;
        return notice.alarm().map(alarm -> item(standing, alarm)).stream();
    }

    private Item item(Standing standing, Alarm alarm) {
        return new Item(
                standing,
                alarm,
                alarm.account()
                        .map(id -> accounts.find(id)
                                .map(known -> Alarms.oneLine(known.account().name(), 100))
                                .orElseGet(id::toString)));
    }

    private static UUID idOf(List<Notice> notices) {
        String all = notices.stream().map(notice -> notice.id().toString()).collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.US_ASCII));
    }
}

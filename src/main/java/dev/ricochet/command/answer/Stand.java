package dev.ricochet.command.answer;

import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How all of it stands.
 *
 * @param alive how many servers work on the database
 * @param alarms those that are active, the latest first
 */
public record Stand(String version, int alive, List<AccountStatus> accounts, List<Alarm> alarms) {

    public boolean isWell() {
        return alive > 0
                && accounts.stream().allMatch(AccountStatus::isWell)
                && alarms.stream().noneMatch(alarm -> alarm.condition().severity() == Severity.URGENT);
    }

    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("well", isWell());
        fields.put("version", version);
        fields.put("servers", alive);
        fields.put("accounts", accounts.stream().map(AccountStatus::fields).toList());
        fields.put("alarms", alarms.stream().map(Stand::fields).toList());
        return fields;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Ricochet %s: %s, %s".formatted(version, isWell() ? "all is well" : "not all is well", servers()));
        if (accounts.isEmpty()) {
            lines.add("no account is set, so nothing is read: docs/accounts.md");
        }
        accounts.forEach(account -> lines.addAll(account.lines()));
        alarms.forEach(alarm -> lines.add("%s %s since %s%s: %s"
                .formatted(
                        alarm.condition().severity(),
                        alarm.condition(),
                        alarm.start(),
                        alarm.account().map(account -> " of " + account).orElse(""),
                        alarm.words())));
        return lines;
    }

    private String servers() {
        return switch (alive) {
            case 0 -> "no server is alive";
            case 1 -> "1 server is alive";
            default -> alive + " servers are alive";
        };
    }

    private static Map<String, Object> fields(Alarm alarm) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("condition", alarm.condition());
        fields.put("severity", alarm.condition().severity());
        fields.put("account", alarm.account().map(UUID::toString).orElse(""));
        fields.put("subject", alarm.subject());
        fields.put("since", alarm.start());
        fields.put("words", alarm.words());
        return fields;
    }
}

package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Preset;
import dev.ricochet.account.Presets;
import dev.ricochet.web.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of an account that is made or changed.
 *
 * @param known empty for a new one
 * @param flaws by field
 * @param problem what is wrong with all of it, or empty
 */
public record AccountFormShown(
        @Nullable KnownAccount known, FormFields fields, Map<String, String> flaws, String problem) {

    static AccountFormShown of(@Nullable KnownAccount known, FormFields fields) {
        return new AccountFormShown(known, fields, Map.of(), "");
    }

    /** The same once more, with what was wrong. */
    static AccountFormShown again(@Nullable KnownAccount known, FormFields fields, Problem problem) {
        Map<String, String> flaws = new LinkedHashMap<>();
        problem.errors()
                .forEach(flaw -> flaws.putIfAbsent(
                        FormFields.name(Optional.ofNullable(flaw.pointer()).orElse("")), flaw.detail()));
        return new AccountFormShown(known, fields, Map.copyOf(flaws), flaws.isEmpty() ? problem.detail() : "");
    }

    public List<Preset> presets() {
        return Presets.all();
    }

    public boolean isNew() {
        return known == null;
    }

    public String action() {
        return known == null ? "/accounts/new" : "/accounts/" + known.id() + "/edit";
    }

    public String flaw(String name) {
        return flaws.getOrDefault(name, "");
    }

    public boolean serversShown() {
        return known != null
                || fields.is("preset", "generic")
                || flaws.keySet().stream().anyMatch(name -> name.contains("."));
    }
}

package dev.ricochet.command;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMappingLoader;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of all settings, and the sentences about a name or a value that is wrong. */
final class SettingNames {
    private static final String UNKNOWN = "is not a setting of Ricochet; docs/configuration.md lists them all.";

    // The first words of SmallRye's complaints. What comes behind them may repeat the value.
    private static final Pattern VALUE = Pattern.compile("SRCFG000(?:39|40|14): The config property (ricochet\\.\\S+)");
    private static final Pattern NAME = Pattern.compile("SRCFG00050: (ricochet\\.\\S+) in ");
    private static final Pattern CHOICE = Pattern.compile("SRCFG00049: .*allowed values: ([a-z0-9,-]+)$");

    /** Name and default, which is empty where there is none. */
    private final Map<String, Optional<String>> defaults = new TreeMap<>();

    private SettingNames() {}

    static SettingNames of(List<Class<?>> rooms) {
        SettingNames names = new SettingNames();
        for (Class<?> room : rooms) {
            String prefix = ConfigClass.configClass(room).getPrefix();
            propertiesOf(room)
                    .forEach((name, usual) -> names.defaults.put(prefix + "." + name, Optional.ofNullable(usual)));
        }
        return names;
    }

    Map<String, Optional<String>> defaults() {
        return defaults;
    }

    /** A misspelt variable is silently nothing: the guard it was to set would be off. */
    void refuseUnknownVariable(String name) {
        if (name.startsWith("RICOCHET_") && defaults.keySet().stream().noneMatch(known -> isVariableOf(known, name))) {
            throw new IllegalArgumentException(name + " " + UNKNOWN);
        }
    }

    /** The first complaint in our words, without the value. */
    Misconfigured sentence(ConfigValidationException complaints) {
        for (int i = 0; i < complaints.getProblemCount(); i++) {
            String complaint = complaints.getProblem(i).getMessage();
            Matcher name = NAME.matcher(complaint);
            if (name.find()) {
                return new Misconfigured(name.group(1), UNKNOWN);
            }
            Matcher value = VALUE.matcher(complaint);
            if (value.find()) {
                return new Misconfigured(value.group(1), needed(value.group(1), complaint));
            }
        }
        throw complaints;
    }

    private String needed(String property, String complaint) {
        Matcher choice = CHOICE.matcher(complaint);
        if (choice.find()) {
            return "must be one of " + choice.group(1).replace(",", ", ") + ".";
        }
        return defaults.getOrDefault(property, Optional.empty())
                .map(usual -> "cannot be read: it needs a value of the form of its default, " + usual + ".")
                .orElse("cannot be read.");
    }

    // From the generated class: a native executable has no other description of the interface.
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable String> propertiesOf(Class<?> room) {
        try {
            return (Map<String, @Nullable String>)
                    ConfigMappingLoader.ensureLoaded(room).getProperties().invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("not a mapping: " + room.getName(), e);
        }
    }

    // ricochet.account.imap.folders[*] is RICOCHET_ACCOUNT_IMAP_FOLDERS_0_, ricochet.accounts.*.address is
    // RICOCHET_ACCOUNTS_SALES_ADDRESS: more than letters and digits in its place would be taken for no name at all
    private static boolean isVariableOf(String property, String name) {
        String variable = Misconfigured.variable(property.replace("[*]", ".N.").replace(".*.", ".NAME."));
        return name.matches(variable.replace("_N_", "_\\d+_").replace("_NAME_", "_[A-Z0-9]+_"));
    }
}

package dev.ricochet.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The providers that are known, from {@code presets.yaml}: anything wrong with it is a fault of the build. */
public final class Presets {
    private static final Set<String> KEYS = Set.of(
            "id",
            "name",
            "imap",
            "smtp",
            "limits",
            "token-endpoint",
            "spf-include",
            "dkim-selector",
            "help",
            "addresses");
    private static final String GENERIC = "generic";

    private Presets() {}

    /** Read when somebody asks first. */
    private static final class Read {
        static final List<Preset> ALL = read();
    }

    public static List<Preset> all() {
        return Read.ALL;
    }

    public static Optional<Preset> named(String id) {
        return all().stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    /** The provider whose server an account sends through or else reads at. */
    public static Preset of(Account account) {
        return ofHost(account.smtp().host())
                .or(() -> ofHost(account.imap().host()))
                .or(() -> named(GENERIC))
                .orElseThrow();
    }

    /** The provider whose server this is. */
    public static Optional<Preset> ofHost(String host) {
        return all().stream().filter(preset -> preset.has(host)).findFirst();
    }

    /** Whether a provider gives addresses in this domain to anybody. */
    public static boolean givesAddressesIn(String domain) {
        return all().stream().anyMatch(preset -> preset.addresses().contains(domain.toLowerCase(Locale.ROOT)));
    }

    private static List<Preset> read() {
        try (InputStream in = Presets.class.getResourceAsStream("/presets.yaml")) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: /presets.yaml");
            }
            List<?> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return all.stream().map(Presets::preset).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Preset preset(Object given) {
        Map<?, ?> entry = (Map<?, ?>) given;
        if (!KEYS.containsAll(entry.keySet())) {
            throw new IllegalStateException("presets.yaml: not only " + KEYS + " in " + entry.keySet());
        }
        return new Preset(
                text(entry, "id").orElseThrow(),
                text(entry, "name").orElseThrow(),
                Optional.ofNullable(entry.get("imap")).map(server -> server((Map<?, ?>) server)),
                smtp(entry),
                limits(entry),
                text(entry, "token-endpoint").map(URI::create),
                text(entry, "spf-include"),
                text(entry, "dkim-selector"),
                help(entry),
                entry.get("addresses") instanceof List<?> domains
                        ? domains.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet())
                        : Set.of());
    }

    private static List<Preset.Server> smtp(Map<?, ?> entry) {
        return entry.get("smtp") instanceof List<?> servers
                ? servers.stream().map(server -> server((Map<?, ?>) server)).toList()
                : List.of();
    }

    private static Preset.Server server(Map<?, ?> entry) {
        return new Preset.Server(
                text(entry, "host").orElseThrow(),
                number(entry, "port").orElseThrow(),
                text(entry, "tls").map(TlsMode::valueOf).orElse(TlsMode.IMPLICIT));
    }

    private static Preset.Limits limits(Map<?, ?> entry) {
        Map<?, ?> limits = entry.get("limits") instanceof Map<?, ?> given ? given : Map.of();
        return new Preset.Limits(
                number(limits, "messages-a-day"),
                number(limits, "megabytes-a-day").map(megabytes -> megabytes * 1_000_000L));
    }

    private static Map<String, URI> help(Map<?, ?> entry) {
        Map<String, URI> help = new HashMap<>();
        if (entry.get("help") instanceof Map<?, ?> pages) {
            pages.forEach((subject, page) -> help.put(subject.toString(), URI.create(page.toString())));
        }
        return Map.copyOf(help);
    }

    private static Optional<String> text(Map<?, ?> entry, String key) {
        return Optional.ofNullable(entry.get(key)).map(Object::toString);
    }

    private static Optional<Integer> number(Map<?, ?> entry, String key) {
        return Optional.ofNullable(entry.get(key)).map(Integer.class::cast);
    }
}

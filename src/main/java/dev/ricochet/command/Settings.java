package dev.ricochet.command;

import dev.ricochet.access.AccessConfig;
import dev.ricochet.account.AccountConfig;
import dev.ricochet.account.AccountsConfig;
import dev.ricochet.account.DeclaredAccounts;
import dev.ricochet.account.SecretsConfig;
import dev.ricochet.alarm.Addressees;
import dev.ricochet.alarm.AlarmConfig;
import dev.ricochet.alarm.Channel;
import dev.ricochet.callback.CallbackConfig;
import dev.ricochet.database.DatabaseConfig;
import dev.ricochet.database.DatabasePlace;
import dev.ricochet.egress.EgressConfig;
import dev.ricochet.egress.EgressPolicy;
import dev.ricochet.flow.BrakeConfig;
import dev.ricochet.flow.PollConfig;
import dev.ricochet.flow.ProbeConfig;
import dev.ricochet.flow.RetentionConfig;
import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.guard.GuardConfig;
import dev.ricochet.mailbox.MailConfig;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.RulesConfig;
import dev.ricochet.verdict.VerdictConfig;
import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that can be set, read once before anything starts, so that what is wrong is said in a sentence. */
public final class Settings {
    /** What each room can be told; {@code docs/configuration.md} says the same for people. */
    static final List<Class<?>> ROOMS = List.of(
            AccessConfig.class,
            AccountConfig.class,
            AccountsConfig.class,
            AlarmConfig.class,
            BrakeConfig.class,
            CallbackConfig.class,
            DatabaseConfig.class,
            EgressConfig.class,
            GuardConfig.class,
            MailConfig.class,
            PollConfig.class,
            ProbeConfig.class,
            RetentionConfig.class,
            RulesConfig.class,
            SecretsConfig.class,
            VerdictConfig.class);

    private static final long SHORTEST_MAIL = 64 * 1024L;
    private static final long LONGEST_MAIL = 100 * 1024 * 1024L;

    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /** Reads the sources that the application will read; throws {@link Misconfigured} for what may not be so. */
    public static Settings read() {
        return of(ConfigUtils.configBuilder().build());
    }

    static Settings of(SmallRyeConfig config) {
        SettingNames names = SettingNames.of(ROOMS);
        config.getConfigSources().forEach(source -> source.getPropertyNames().forEach(names::refuseUnknownVariable));
        try {
            ConfigMappings.registerConfigMappings(
                    config, ROOMS.stream().map(ConfigClass::configClass).collect(Collectors.toSet()));
        } catch (ConfigValidationException e) {
            throw names.sentence(e);
        }
        Settings settings = new Settings(config);
        settings.check();
        return settings;
    }

    public DatabaseConfig database() {
        return config.getConfigMapping(DatabaseConfig.class);
    }

    /** Where an external database is. */
    public Optional<String> databaseUrl() {
        return config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
    }

    /** The external database; empty where none is named. */
    Optional<DatabasePlace> databaseElsewhere() {
        return databaseUrl()
                .map(url -> new DatabasePlace(
                        url,
                        config.getOptionalValue("quarkus.datasource.username", String.class),
                        config.getOptionalValue("quarkus.datasource.password", String.class)));
    }

    /** Of the program. */
    String version() {
        return config.getOptionalValue("quarkus.application.version", String.class)
                .orElse("");
    }

    private void check() {
        DeclaredAccounts declared = new DeclaredAccounts(
                config.getConfigMapping(AccountConfig.class), config.getConfigMapping(AccountsConfig.class));
        NamedHosts hosts = new NamedHosts(new EgressPolicy(config.getConfigMapping(EgressConfig.class)));
        declared.byPlace().forEach(hosts::check);
        check(new Addressees(config.getConfigMapping(AlarmConfig.class)), hosts);
        CallbackConfig.check(config.getConfigMapping(CallbackConfig.class));
        SecretsConfig.check(config.getConfigMapping(SecretsConfig.class));
        PollConfig.check(config.getConfigMapping(PollConfig.class));
        DeadDomainPolicy _ = GuardConfig.deadDomains(config.getConfigMapping(GuardConfig.class));
        ProbeConfig.check(config.getConfigMapping(ProbeConfig.class));
        RetentionConfig.check(config.getConfigMapping(RetentionConfig.class));
        AccessConfig.check(config.getConfigMapping(AccessConfig.class));
        checkPeople(config.getConfigMapping(AccessConfig.class));
        RuleBook _ = RuleBook.with(config.getConfigMapping(RulesConfig.class).directory());
        int _ = longestMail(config.getConfigMapping(MailConfig.class).maxMessageSize());
    }

    private void check(Addressees addressees, NamedHosts hosts) {
        addressees.webhook().ifPresent(url -> hosts.check("ricochet.alarm.webhook.url", url.reveal()));
        boolean mailer = isSet("quarkus.mailer.from") && (isSet("quarkus.mailer.host") || isSet("quarkus.mailer.mock"));
        if (addressees.channels().contains(Channel.MAIL) && !mailer) {
            throw new Misconfigured(
                    "ricochet.alarm.mail.to",
                    "needs quarkus.mailer.host, the server that takes the mail, and quarkus.mailer.from.");
        }
    }

    private void checkPeople(AccessConfig access) {
        if (config.getOptionalValue("quarkus.oidc.tenant-enabled", Boolean.class)
                .orElse(false)) {
            if (!isSet("quarkus.oidc.token.audience")) {
                throw new Misconfigured(
                        "quarkus.oidc.token.audience",
                        "must say what a token names that is meant for Ricochet: else everybody's would do.");
            }
            if (AccessConfig.rolesByScope(access).values().stream().allMatch(Set::isEmpty)) {
                throw new Misconfigured(
                        "ricochet.access.roles.admin",
                        "or another of its kind must name a role: else nobody may do anything.");
            }
        }
    }

    private boolean isSet(String property) {
        return config.getOptionalValue(property, String.class).isPresent();
    }

    static int longestMail(MemorySize size) {
        long longest = size.asLongValue();
        if (longest < SHORTEST_MAIL || longest > LONGEST_MAIL) {
            throw new Misconfigured("ricochet.mail.max-message-size", "must be 64K to 100M.");
        }
        return Math.toIntExact(longest);
    }
}

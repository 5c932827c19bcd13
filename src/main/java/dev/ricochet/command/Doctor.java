package dev.ricochet.command;

import dev.ricochet.command.answer.Finding;
import dev.ricochet.command.answer.Sheets;
import dev.ricochet.database.DatabaseConfig;
import dev.ricochet.database.DatabasePlace;
import dev.ricochet.database.DatabaseUnavailable;
import dev.ricochet.database.RunningDatabase;
import dev.ricochet.database.Vitals;
import dev.ricochet.database.Volume;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is wrong, and what to do about it: from the settings to the last account's callback. */
@Command(
        name = "doctor",
        description = {
            "Looks at configuration, database, clock, volume, secrets, and at each account's logins and callback,",
            "and says what is wrong and what to do. Nothing is sent, told or kept.",
            "Works on the database of the server that runs beside it, or on the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing is wrong", "5:something is"},
        mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {
    private static final Duration HARMLESS = Duration.ofSeconds(5);
    private static final Duration HARMFUL = Duration.ofMinutes(2);
    private static final double LITTLE = 0.2;
    private static final double TOO_LITTLE = 0.05;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Answers as one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() {
        return Exit.written(this::examine);
    }

    private int examine() throws IOException {
        boolean wrong;
        try (Sheets sheets = Sheets.of(json, Terminal.answers())) {
            Optional<Settings> settings = settings(sheets);
            Optional<DatabasePlace> place = settings.isEmpty() ? Optional.empty() : database(settings.get(), sheets);
            Optional<Vitals> vitals = place.isEmpty() ? Optional.empty() : vitals(place.get(), sheets);
            if (settings.isEmpty() || vitals.isEmpty()) {
                return Exit.UNWELL;
            }
            wrong = say(sheets, clock(vitals.get().behind()));
            if (settings.get().databaseElsewhere().isEmpty()) {
                wrong |= say(sheets, volume(Volume.freeShareOf(settings.get().database())));
            }
        }
        int rest = BesideServer.run(spec, DoctorAnswer.class, List.of(json ? Status.JSON : ""));
        return wrong || rest != Exit.WELL ? Exit.UNWELL : Exit.WELL;
    }

    private static Optional<Settings> settings(Sheets sheets) throws IOException {
        try {
            Settings settings = Settings.read();
            boolean _ = say(sheets, Finding.well("configuration", "every setting is known and can be used"));
            return Optional.of(settings);
        } catch (IllegalArgumentException e) {
            boolean _ = say(
                    sheets,
                    Finding.wrong(
                            "configuration",
                            String.valueOf(e.getMessage()),
                            "Correct it: docs/configuration.md lists every setting. The server does not start before."));
            return Optional.empty();
        }
    }

    private static Optional<DatabasePlace> database(Settings settings, Sheets sheets) throws IOException {
        Optional<DatabasePlace> elsewhere = settings.databaseElsewhere();
        if (elsewhere.isEmpty() && settings.database().database() == DatabaseConfig.Mode.EXTERNAL) {
            boolean _ = say(
                    sheets,
                    Finding.wrong(
                            "database",
                            "ricochet.database is external, and no database is named.",
                            "Set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD."));
            return Optional.empty();
        }
        try {
            return Optional.of(elsewhere.isPresent() ? elsewhere.get() : RunningDatabase.find(settings.database()));
        } catch (DatabaseUnavailable e) {
            boolean _ = say(
                    sheets,
                    Finding.wrong(
                            "database",
                            String.valueOf(e.getMessage()),
                            "Look at what the server last said; where it refuses to start, it says why in its first line."));
            return Optional.empty();
        }
    }

    private static Optional<Vitals> vitals(DatabasePlace place, Sheets sheets) throws IOException {
        try {
            Vitals vitals = Vitals.of(place, Clock.systemUTC());
            boolean _ = say(
                    sheets,
                    Finding.well(
                            "database",
                            "PostgreSQL %s, schema %s"
                                    .formatted(vitals.server(), vitals.schema().orElse("none yet"))));
            return Optional.of(vitals);
        } catch (DatabaseUnavailable e) {
            boolean _ = say(
                    sheets,
                    Finding.wrong(
                            "database",
                            String.valueOf(e.getMessage()),
                            "Try the same URL, user and password with psql from this machine.",
                            "Look whether a firewall, a NetworkPolicy or the certificate stands between."));
            return Optional.empty();
        }
    }

    private static Finding clock(Duration behind) {
        String words = behind.abs().compareTo(HARMLESS) < 0
                ? "agrees with the database's"
                : "%d s %s the database's"
                        .formatted(behind.abs().toSeconds(), behind.isNegative() ? "ahead of" : "behind");
        String todo = "Set the clocks of both machines by NTP: what is due, and which mail is new, is counted by them.";
        if (behind.abs().compareTo(HARMFUL) > 0) {
            return Finding.wrong("clock", words, todo);
        }
        return behind.abs().compareTo(HARMLESS) < 0
                ? Finding.well("clock", words)
                : Finding.doubt("clock", words, todo);
    }

    private static Finding volume(double free) {
        String words = "%d %% of it is free".formatted(Math.round(free * 100));
        String todo = "Enlarge the volume, or keep less: ricochet.retention in docs/configuration.md.";
        if (free < TOO_LITTLE) {
            return Finding.wrong("volume", words, todo);
        }
        return free < LITTLE ? Finding.doubt("volume", words, todo) : Finding.well("volume", words);
    }

    private static boolean say(Sheets sheets, Finding finding) throws IOException {
        sheets.add(finding.fields(), finding.lines());
        return finding.isWrong();
    }
}

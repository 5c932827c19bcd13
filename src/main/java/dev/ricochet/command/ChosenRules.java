package dev.ricochet.command;

import dev.ricochet.verdict.OwnRules;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.vocabulary.Misconfigured;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The rules by which a command judges: those that an option names, or else the settings, before the built-in ones. */
final class ChosenRules {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules of your own, tried first; else RICOCHET_RULES_DIRECTORY.")
    private Optional<Path> directory = Optional.empty();

    /** Throws {@link Misconfigured}. */
    RuleBook or(Supplier<Optional<Path>> setting) {
        return directory.isPresent() ? in("--rules " + directory.get(), directory.get()) : RuleBook.with(setting.get());
    }

    /** Blames the words that named the directory, and no setting that nobody set. */
    static RuleBook in(String words, Path directory) {
        try {
            return OwnRules.in(directory).book();
        } catch (Misconfigured e) {
            throw e.by(words);
        }
    }
}

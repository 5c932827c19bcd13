package dev.ricochet.verdict;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The rules that an operator adds. */
@ConfigMapping(prefix = "ricochet.rules")
public interface RulesConfig {
    String DIRECTORY = "ricochet.rules.directory";

    /** Files {@code *.yaml} and {@code *.yml} of rules that are tried before the built-in ones. */
    Optional<Path> directory();
}

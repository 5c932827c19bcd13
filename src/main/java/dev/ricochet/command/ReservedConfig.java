package dev.ricochet.command;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Names that mean something to a later version: set for that one, this one starts too. */
@ConfigMapping(prefix = "ricochet")
public interface ReservedConfig {
    @WithName("guard.confirm-dead-domain")
    Optional<String> guardConfirmDeadDomain();
}

package dev.ricochet.egress;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Whom we may connect to. */
@ConfigMapping(prefix = "ricochet.egress")
public interface EgressConfig {
    /** Host names, addresses and networks that may be connected to besides the public internet, at any port. */
    Optional<List<String>> allow();
}

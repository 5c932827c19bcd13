package dev.ricochet.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Further accounts, each under a name of its own. */
@ConfigMapping(prefix = "ricochet.accounts")
public interface AccountsConfig {

    /** By name: small letters and digits, because in a variable nothing else can be told from what follows it. */
    @WithParentName
    Map<String, AccountConfig> byName();
}

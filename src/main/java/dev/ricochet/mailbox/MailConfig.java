package dev.ricochet.mailbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is read of a mail, whoever reads it. */
@ConfigMapping(prefix = "ricochet.mail")
public interface MailConfig {

    /** A longer mail is read up to here and no further: the report stands at its front. */
    @WithDefault("10M")
    MemorySize maxMessageSize();
}

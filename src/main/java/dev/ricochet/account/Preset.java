package dev.ricochet.account;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a provider.
 *
 * @param id by which a setting names it
 * @param imap where its inboxes are; empty where that has to be said
 * @param smtp where its mail is handed in, the proposed way first; empty where that has to be said
 * @param tokenEndpoint where it makes access tokens; empty where that depends on the customer
 * @param spfInclude what an SPF record includes that lets it send
 * @param dkimSelector under which it signs, unless told otherwise
 * @param help its own pages, by subject
 * @param addresses domains in which anybody can have an address
 */
public record Preset(
        String id,
        String name,
        Optional<Server> imap,
        List<Server> smtp,
        Limits limits,
        Optional<URI> tokenEndpoint,
        Optional<String> spfInclude,
        Optional<String> dkimSelector,
        Map<String, URI> help,
        Set<String> addresses) {

    /** A server of a provider. */
    public record Server(String host, int port, TlsMode tls) {}

    /**
     * What a provider lets one account do.
     *
     * @param messagesADay sent
     * @param bytesADay downloaded over IMAP
     */
    public record Limits(Optional<Integer> messagesADay, Optional<Long> bytesADay) {}

    /** Whether this provider's server it is. */
    public boolean has(String host) {
        return imap.filter(server -> server.host().equalsIgnoreCase(host)).isPresent()
                || smtp.stream().anyMatch(server -> server.host().equalsIgnoreCase(host));
    }
}

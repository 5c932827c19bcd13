package dev.ricochet.account;

import dev.ricochet.vocabulary.Misconfigured;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a declared account authenticates: by an app password, by a refresh token, or by a service account; by one of them. */
final class DeclaredAuthentication {
    private final String place;
    private final AccountConfig config;
    private final Optional<Preset> preset;

    /** @param place what the account's properties begin with */
    DeclaredAuthentication(String place, AccountConfig config) {
        this.place = place;
        this.config = config;
        this.preset = Presets.named(config.preset());
    }

    /** Whether any of it is set. */
    boolean isMade() {
        return Stream.of(
                        config.appPassword(),
                        config.appPasswordFile(),
                        config.oauth().refreshToken(),
                        config.oauth().refreshTokenFile(),
                        config.serviceAccount().key(),
                        config.serviceAccount().keyFile())
                .anyMatch(Optional::isPresent);
    }

    /**
     * Empty where none of the three is set.
     *
     * @param user whose mailbox it is, unless that is said
     */
    Optional<Authentication> read(String user) {
        List<Authentication> all = Stream.of(appPassword(), refreshToken(), serviceAccount(user))
                .flatMap(Optional::stream)
                .toList();
        if (all.size() > 1) {
            throw misconfigured(
                    "app-password",
                    "is one way to log in, %1$s.oauth.refresh-token and %1$s.service-account.key are others: only one of them can be meant."
                            .formatted(place));
        }
        return all.stream().findFirst();
    }

    private Optional<Authentication> appPassword() {
        return secret("app-password", config.appPassword(), config.appPasswordFile())
                .map(text -> new Authentication.AppPassword(new Secret(text.replaceAll("\\s", ""))));
    }

    private Optional<Authentication> refreshToken() {
        AccountConfig.Oauth oauth = config.oauth();
        return secret("oauth.refresh-token", oauth.refreshToken(), oauth.refreshTokenFile())
                .map(token -> new Authentication.RefreshToken(
                        endpoint(),
                        oauth.clientId()
                                .orElseThrow(() -> misconfigured(
                                        "oauth.client-id", "is missing: the refresh token was given to a client.")),
                        new Secret(secret("oauth.client-secret", oauth.clientSecret(), oauth.clientSecretFile())
                                .orElse("")),
                        new Secret(token)));
    }

    private Optional<Authentication> serviceAccount(String user) {
        AccountConfig.ServiceAccount service = config.serviceAccount();
        return secret("service-account.key", service.key(), service.keyFile())
                .map(key -> new Authentication.ServiceAccount(
                        new Secret(key), service.subject().orElse(user)));
    }

    private URI endpoint() {
        String text = config.oauth()
                .tokenEndpoint()
                .or(() -> preset.flatMap(Preset::tokenEndpoint).map(URI::toString))
                .orElseThrow(() -> misconfigured(
                        "oauth.token-endpoint", "has to be set: the preset " + config.preset() + " does not know it."));
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw misconfigured("oauth.token-endpoint", "must be an https:// address.");
    }

    private Optional<String> secret(String name, Optional<String> inTheOpen, Optional<String> file) {
        return SecretText.of(place + "." + name, inTheOpen, file);
    }

    private Misconfigured misconfigured(String name, String needs) {
        return new Misconfigured(place + "." + name, needs);
    }
}

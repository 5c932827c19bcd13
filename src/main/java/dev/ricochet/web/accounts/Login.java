package dev.ricochet.web.accounts;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Preset;
import dev.ricochet.account.Secret;
import dev.ricochet.oauth.NoToken;
import dev.ricochet.oauth.ServiceAccountKey;
import dev.ricochet.web.problem.Flaw;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Credentials made into a way to log in, with what is wrong with them.
 *
 * @param pointer where they stand
 * @param preset of the server that they are for
 * @param user whose mailbox it is, unless that is said
 */
record Login(String pointer, Optional<Preset> preset, String user, List<Flaw> flaws) {
    private static final int LONGEST_KEY = 16 * 1024;

    Optional<Authentication> by(Credentials given) {
        if (Stream.of(given.appPassword(), given.oauth(), given.serviceAccount())
                        .filter(way -> way != null)
                        .count()
                != 1) {
            flaws.add(Flaw.at(pointer, "must be one of appPassword, oauth and serviceAccount"));
            return Optional.empty();
        }
        if (given.oauth() != null) {
            return byRefreshToken(given.oauth());
        }
        return given.serviceAccount() == null ? byPassword(given.appPassword()) : byKey(given.serviceAccount());
    }

    private static Optional<Authentication> byPassword(@Nullable String password) {
        return Optional.ofNullable(password)
                .map(text -> new Authentication.AppPassword(new Secret(text.replaceAll("\\s", ""))));
    }

    private Optional<Authentication> byRefreshToken(Credentials.Oauth oauth) {
        String secret = Optional.ofNullable(oauth.clientSecret()).orElse("");
        return endpoint(oauth)
                .map(endpoint -> new Authentication.RefreshToken(
                        endpoint,
                        oauth.clientId().strip(),
                        new Secret(secret.strip()),
                        new Secret(oauth.refreshToken().strip())));
    }

    private Optional<URI> endpoint(Credentials.Oauth oauth) {
        if (oauth.tokenEndpoint() == null) {
            Optional<URI> usual = preset.flatMap(Preset::tokenEndpoint);
            if (usual.isEmpty()) {
                flaws.add(Flaw.at(pointer + "/oauth/tokenEndpoint", "is missing"));
            }
            return usual;
        }
        try {
            URI uri = new URI(oauth.tokenEndpoint().strip());
            if (uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // said below
        }
        flaws.add(Flaw.at(pointer + "/oauth/tokenEndpoint", "must be an https:// address"));
        return Optional.empty();
    }

    private Optional<Authentication> byKey(Credentials.ServiceAccount account) {
        String place = pointer + "/serviceAccount/key";
        String key = account.key().toString();
        if (key.length() > LONGEST_KEY) {
            flaws.add(Flaw.at(place, "must have at most " + LONGEST_KEY + " characters"));
            return Optional.empty();
        }
        try {
            ServiceAccountKey _ = ServiceAccountKey.read(new Secret(key));
        } catch (NoToken e) {
            flaws.add(Flaw.at(place, "cannot be used: " + e.getMessage()));
            return Optional.empty();
        }
        return Optional.of(new Authentication.ServiceAccount(
                new Secret(key), Optional.ofNullable(account.subject()).orElse(user)));
    }
}

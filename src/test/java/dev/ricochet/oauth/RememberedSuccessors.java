package dev.ricochet.oauth;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.Successors;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What refresh tokens have become, in memory. */
final class RememberedSuccessors implements Successors {
    private final Map<Authentication.RefreshToken, Secret> successors = new ConcurrentHashMap<>();

    @Override
    public Authentication.RefreshToken current(Authentication.RefreshToken given) {
        return Optional.ofNullable(successors.get(given))
                .map(next -> new Authentication.RefreshToken(
                        given.tokenEndpoint(), given.clientId(), given.clientSecret(), next))
                .orElse(given);
    }

    @Override
    public void keep(Authentication.RefreshToken given, Secret successor) {
        successors.put(given, successor);
    }
}

package dev.ricochet.account;

import java.net.URI;

/** How an account shows its server that it is itself, for SMTP and IMAP alike. */
public sealed interface Authentication {

    /** All that is kept for it, and changes when somebody mends a refused login. */
    Secret secret();

    /** A password that the provider made for one program; Google's has sixteen letters. */
    record AppPassword(Secret password) implements Authentication {
        @Override
        public Secret secret() {
            return password;
        }
    }

    /** By access tokens, each good for about an hour, that somebody else makes: SASL XOAUTH2. */
    sealed interface ByToken extends Authentication {}

    /**
     * The mailbox's owner has agreed once, and the refresh token stands for that.
     *
     * @param clientSecret empty where the provider gives none
     */
    record RefreshToken(URI tokenEndpoint, String clientId, Secret clientSecret, Secret refreshToken)
            implements ByToken {
        @Override
        public Secret secret() {
            return new Secret(String.join(
                    "\n", tokenEndpoint.toString(), clientId, clientSecret.reveal(), refreshToken.reveal()));
        }
    }

    /**
     * A Google Workspace's administrator lets a service account act for the people of its domain.
     *
     * @param key the file that Google makes, JSON with the private key in it
     * @param subject whose mailbox it is
     */
    record ServiceAccount(Secret key, String subject) implements ByToken {
        @Override
        public Secret secret() {
            return new Secret(subject + "\n" + key.reveal());
        }
    }
}

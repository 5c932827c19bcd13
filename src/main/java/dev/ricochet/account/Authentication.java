package dev.ricochet.account;

/** How an account shows its server that it is itself, for SMTP and IMAP alike. */
public sealed interface Authentication {

    /** What is kept for it, and changes when somebody mends a refused login. */
    Secret secret();

    /** A password that the provider made for one program; Google's has sixteen letters. */
    record AppPassword(Secret password) implements Authentication {
        @Override
        public Secret secret() {
            return password;
        }
    }
}

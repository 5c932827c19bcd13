package dev.ricochet.database;

import java.util.Locale;

/** The machines that a PostgreSQL is packed for. A new version of the archives has new sums. */
enum Platform {
    LINUX_X86_64("postgres-linux-x86_64.txz", "a5bd167846d36838e24bf43afe0b89e4bee5deab88b300e8bb796bf8f5ac08b2"),
    LINUX_ARM_64("postgres-linux-arm_64.txz", "e82704ca265154fb573a24f3b0ca78520d4095beb892482431a08d53fe22268d");

    private final String archive;
    private final String sha256;

    Platform(String archive, String sha256) {
        this.archive = archive;
        this.sha256 = sha256;
    }

    static Platform current() throws DatabaseUnavailable {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (system.equals("linux")) {
            switch (machine) {
                case "amd64", "x86_64" -> {
                    return LINUX_X86_64;
                }
                case "aarch64", "arm64" -> {
                    return LINUX_ARM_64;
                }
                default -> {}
            }
        }
        throw new DatabaseUnavailable("No PostgreSQL is packed for " + system + " on " + machine
                + ": set quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL) to a server of yours.");
    }

    /** A resource on the class path. */
    String archive() {
        return archive;
    }

    String sha256() {
        return sha256;
    }
}

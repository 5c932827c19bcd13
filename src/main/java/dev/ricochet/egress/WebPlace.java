package dev.ricochet.egress;

import java.net.URI;

/** Where a URL leads: whatever is not {@code https} counts as plain. */
record WebPlace(String host, int port, Purpose purpose) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    static WebPlace of(URI uri) {
        boolean secured = "https".equalsIgnoreCase(uri.getScheme());
        int usual = secured ? HTTPS : HTTP;
        return new WebPlace(
                uri.getHost() == null ? "" : uri.getHost(),
                uri.getPort() < 0 ? usual : uri.getPort(),
                secured ? Purpose.HTTPS : Purpose.HTTP);
    }
}

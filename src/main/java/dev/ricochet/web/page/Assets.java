package dev.ricochet.web.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files beside the pages. Their addresses hold what is in them, so that a browser may keep them for ever. */
@Named("assets")
@Singleton
public final class Assets {
    static final String PATH = "/assets/";

    private static final String STYLE = "ricochet.css";
    private static final String SCRIPT = "ricochet.js";
    private static final String HTMX = "htmx.js";
    private static final String ICONS = "icons.svg";
    private static final String MARK = "mark.svg";
    private static final int HASH_BYTES = 8;

    private final Map<String, Asset> assets =
            Stream.of(STYLE, SCRIPT, HTMX, ICONS, MARK).collect(Collectors.toMap(Function.identity(), Assets::read));

    // records of bytes would have an array within; this one is seen nowhere else
    private record Asset(String hash, Content content) {}

    /** Bytes of a kind. */
    static final class Content {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    public String style() {
        return address(STYLE);
    }

    public String script() {
        return address(SCRIPT);
    }

    public String htmx() {
        return address(HTMX);
    }

    public String icons() {
        return address(ICONS);
    }

    public String mark() {
        return address(MARK);
    }

    /** Empty for an address that is none, or an old one. */
    Optional<Content> at(String hash, String name) {
        return Optional.ofNullable(assets.get(name))
                .filter(asset -> asset.hash().equals(hash))
                .map(Asset::content);
    }

    private String address(String name) {
        return PATH + Optional.ofNullable(assets.get(name)).orElseThrow().hash() + "/" + name;
    }

    private static Asset read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (file == null) {
                throw new IllegalStateException("assets/" + name + " is not in this build");
            }
            byte[] bytes = file.readAllBytes();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(HexFormat.of().formatHex(hash, 0, HASH_BYTES), new Content(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

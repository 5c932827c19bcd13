package dev.ricochet.origin.dkim;

import dev.ricochet.message.Headers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One {@code DKIM-Signature}: who signs, what is signed, and in which words. Only the header is looked at: of a mail that
 * bounced the body seldom comes back whole, so that neither {@code bh} nor {@code l} can be checked, and nothing is
 * believed of the body.
 */
public final class DkimSignature {
    private static final String FIELD = "DKIM-Signature";

    /** Signatures of one mail that are looked at: its sender's, its service's, and some to spare. */
    private static final int MOST = 5;

    private static final int MOST_SIGNED_FIELDS = 100;
    private static final int MOST_SIGNED_CHARACTERS = 64 * 1024;

    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private static final Pattern NAME = Pattern.compile("[a-z0-9_](?:[a-z0-9_.-]{0,250}[a-z0-9_])?");

    // the signature's own field is signed as well, without what it holds
    private static final Pattern VALUE = Pattern.compile("((?:^|;)\\s*b\\s*=)[^;]*");

    private final Algorithm algorithm;
    private final String domain;
    private final String selector;
    private final boolean signerBelow;
    private final Set<String> covered;
    private final Optional<Instant> made;
    private final Optional<Instant> ends;
    private final String signed;
    private final String value;

    private DkimSignature(Tags tags, Algorithm algorithm, String signed) {
        this.algorithm = algorithm;
        this.domain = tags.word("d", "");
        this.selector = tags.word("s", "");
        this.signerBelow = !signer(tags).equals(domain);
        this.covered = Set.copyOf(tags.words("h", ""));
        this.made = tags.time("t");
        this.ends = tags.time("x");
        this.signed = signed;
        this.value = tags.get("b");
    }

    /** Those that a mail's headers hold and that can be understood. */
    public static List<DkimSignature> in(Headers mail) {
        List<DkimSignature> signatures = new ArrayList<>(2);
        int seen = 0;
        for (int i = 0; i < mail.size() && seen < MOST; i++) {
            if (mail.isNamed(i, FIELD)) {
                seen++;
                read(mail, i).ifPresent(signatures::add);
            }
        }
        return List.copyOf(signatures);
    }

    private static Optional<DkimSignature> read(Headers mail, int field) {
        String written = mail.written(field);
        int colon = written.indexOf(':');
        Optional<Tags> tags = Tags.in(written.substring(colon + 1));
        if (tags.filter(DkimSignature::isSound).isEmpty()) {
            return Optional.empty();
        }
        Optional<Algorithm> algorithm = Algorithm.named(tags.get().word("a", ""));
        Optional<Canonical> form = Canonical.named(tags.get().word("c", "simple/simple"));
        if (algorithm.isEmpty() || form.isEmpty()) {
            return Optional.empty();
        }
        String bare = written.substring(0, colon + 1)
                + VALUE.matcher(written.substring(colon + 1)).replaceFirst("$1");
        String signed =
                fields(mail, tags.get().words("h", ""), form.get()) + form.get().of(bare);
        return signed.length() > MOST_SIGNED_CHARACTERS
                ? Optional.empty()
                : Optional.of(new DkimSignature(tags.get(), algorithm.get(), signed));
    }

    private static boolean isSound(Tags tags) {
        List<String> covered = tags.words("h", "");
        String signer = signer(tags);
        String domain = tags.word("d", "");
        return tags.get("v").equals("1")
                && NAME.matcher(domain).matches()
                && NAME.matcher(tags.word("s", "")).matches()
                && (signer.equals(domain) || signer.endsWith("." + domain))
                && covered.contains("from")
                && covered.size() <= MOST_SIGNED_FIELDS
                && tags.isTimely("t")
                && tags.isTimely("x")
                && tags.words("q", "dns/txt").contains("dns/txt");
    }

    /** {@code i=news@mail.example.org}: in whose name the domain signs. */
    private static String signer(Tags tags) {
        String name = tags.word("i", "@" + tags.word("d", ""));
        return name.substring(name.lastIndexOf('@') + 1);
    }

    // of several fields of one name the lowest first; one that is not there says that none may be added
    private static String fields(Headers mail, List<String> names, Canonical form) {
        Map<String, Integer> above = new HashMap<>();
        StringBuilder signed = new StringBuilder();
        for (String name : names) {
            int at = above.getOrDefault(name, mail.size()) - 1;
            while (at >= 0 && !mail.isNamed(at, name)) {
                at--;
            }
            above.put(name, Math.max(at, 0));
            if (at >= 0 && signed.length() <= MOST_SIGNED_CHARACTERS) {
                signed.append(form.of(mail.written(at))).append("\r\n");
            }
        }
        return signed.toString();
    }

    public String domain() {
        return domain;
    }

    /** Where DNS has the key. */
    public String keyName() {
        return selector + "._domainkey." + domain;
    }

    /** Whether nobody could have changed, added or taken out a field of this name. */
    public boolean covers(String field) {
        return covered.contains(field);
    }

    /** Whether it had been made and had not run out at a time. */
    public boolean isGoodAt(Instant time) {
        return made.filter(since -> since.isAfter(time.plus(CLOCKS_DIFFER))).isEmpty()
                && ends.filter(end -> !end.isAfter(time)
                                || made.filter(since -> !since.isBefore(end)).isPresent())
                        .isEmpty();
    }

    /** Whether the header is as whoever has the key signed it. */
    public boolean holds(String keyRecord) {
        Optional<KeyRecord> key = KeyRecord.in(keyRecord)
                .filter(record -> record.isFor(algorithm) && !(signerBelow && record.signsForItsDomainAlone()));
        try {
            Optional<byte[]> published = key.flatMap(KeyRecord::bytes);
            return published.isPresent() && holds(published.get());
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    private boolean holds(byte[] published) throws GeneralSecurityException {
        var key = algorithm.key(published);
        return algorithm.isStrong(key)
                && algorithm.verifies(
                        key,
                        signed.getBytes(StandardCharsets.ISO_8859_1),
                        Base64.getDecoder().decode(value));
    }
}

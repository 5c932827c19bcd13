package dev.ricochet.understanding;

import dev.ricochet.vocabulary.OrganisationalDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Other names for the people of one mail, and for what leads to them: the same for the same throughout. The words of servers,
 * and receivers that millions use, keep their names, since rules are about them.
 */
final class Pseudonyms {
    private static final List<String> PEOPLE =
            List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy");
    private static final List<String> DOMAINS = List.of("example.org", "example.com", "example.net");

    /** Nobody's own name. */
    private static final Pattern ROLE = Pattern.compile(
            "(?i)(?:mailer[-_.]?daemon|postmaster|mail[-_.]?admin|administrator|no-?reply|bounces?|root|mdaemon"
                    + "|microsoftexchange\\p{Alnum}*|abuse|system)");

    /** Who takes the mail of millions says nothing of one of them. */
    private static final Set<String> RECEIVERS = Set.of(
            "gmail.com",
            "googlemail.com",
            "google.com",
            "yahoo.com",
            "yahoodns.net",
            "aol.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "office365.com",
            "microsoft.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "gmx.net",
            "gmx.de",
            "web.de",
            "t-online.de",
            "orange.fr",
            "free.fr",
            "libero.it",
            "mail.ru",
            "yandex.ru",
            "qq.com",
            "163.com",
            "comcast.net",
            "proton.me",
            "zoho.com",
            "rediffmail.com",
            "amazonses.com",
            "mimecast.com",
            "pphosted.com");

    private static final Pattern ADDRESS = Pattern.compile(
            "([\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,128})@([\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8})");
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\p{L}\\p{N}@.-])[\\p{L}\\p{N}_-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}(?![\\p{L}\\p{N}-])");
    private static final Pattern IPV4 = Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");
    private static final Pattern IPV6 =
            Pattern.compile("(?i)(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){3,7}:?(?:[0-9a-f]{1,4}:?){0,4}(?![0-9a-f:])");
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s/<>\"]{1,255})(/[^\\s<>\")\\]]*)");

    /** A name that a machine made up: of a queue's entry, a session, a link. */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?<![\\p{Alnum}_.=/-])(?=[A-Za-z_-]{0,30}\\d)(?=[\\d_-]{0,30}[A-Za-z])[A-Za-z0-9_-]{12,200}(?![\\p{Alnum}_])");

    private static final Pattern NAMED = Pattern.compile("\"?([^<>\"@,;:]{3,80})\"?\\s*<([^<>@]{1,128})@");

    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    /** Takes note of who is named in a header of addresses, so that their names are known in the text. */
    void meet(String header) {
        Matcher named = NAMED.matcher(header);
        while (named.find()) {
            if (!ROLE.matcher(named.group(2)).matches()) {
                for (String word : named.group(1).split("[^\\p{L}'-]+")) {
                    if (word.length() > 3) {
                        names.add(word);
                    }
                }
            }
        }
        ADDRESS.matcher(header).results().forEach(each -> domain(each.group(2)));
    }

    String in(String text) {
        String linked = replaced(QUERY, text, each -> each.group(1) + "/");
        String addressed = replaced(ADDRESS, linked, this::address);
        String numbered = replaced(NUMBERED, addressed, _ -> "ID0000000001");
        String hosted = replaced(HOST, numbered, this::host);
        String placed = replaced(
                IPV4,
                hosted,
                each -> addresses.computeIfAbsent(each.group(), _ -> "192.0.2." + (addresses.size() + 1)));
        return named(replaced(IPV6, placed, _ -> "2001:db8::1"));
    }

    private String named(String text) {
        return names.isEmpty()
                ? text
                : replaced(
                        Pattern.compile(names.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?iu)(?<!\\p{L})(?:", ")(?!\\p{L})"))),
                        text,
                        _ -> "Alice");
    }

    private String address(MatchResult address) {
        String local = address.group(1);
        String person = ROLE.matcher(local).matches()
                ? local
                : people.computeIfAbsent(
                        local.toLowerCase(Locale.ROOT),
                        _ -> people.size() < PEOPLE.size() ? PEOPLE.get(people.size()) : "person" + people.size());
        return person + "@" + below(address.group(2));
    }

    private String host(MatchResult host) {
        String name = host.group().toLowerCase(Locale.ROOT);
        return domains.containsKey(OrganisationalDomain.of(name)) ? below(host.group()) : host.group();
    }

    /** A domain under its other name; what stands before the registered part says what a machine is for. */
    private String below(String domain) {
        String registered = OrganisationalDomain.of(domain.toLowerCase(Locale.ROOT));
        String other = domain(domain);
        int before = domain.length() - registered.length();
        return other.equals(registered) ? domain : before > 0 ? "mx." + other : other;
    }

    private String domain(String domain) {
        String registered = OrganisationalDomain.of(domain.toLowerCase(Locale.ROOT));
        if (RECEIVERS.contains(registered) || isOfExamples(registered)) {
            return registered;
        }
        return domains.computeIfAbsent(
                registered,
                _ -> domains.size() < DOMAINS.size() ? DOMAINS.get(domains.size()) : "d" + domains.size() + ".example");
    }

    private static boolean isOfExamples(String domain) {
        return DOMAINS.contains(domain) || domain.endsWith(".example");
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> other) {
        return pattern.matcher(text).replaceAll(each -> Matcher.quoteReplacement(other.apply(each)));
    }
}

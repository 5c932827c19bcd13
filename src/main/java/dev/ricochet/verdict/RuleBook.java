package dev.ricochet.verdict;

import com.google.re2j.Matcher;
import dev.ricochet.verdict.Evidence.Where;
import dev.ricochet.vocabulary.Misconfigured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All rules in order; the first that matches is right. */
public final class RuleBook {

    /** The built-in files. Their order is the policy: see the decision on hardness. */
    static final List<String> FILES = List.of(
            "receivers/google",
            "receivers/exchange",
            "receivers/outlook-com",
            "receivers/yahoo",
            "receivers/apple",
            "receivers/comcast",
            "receivers/cox",
            "receivers/att",
            "receivers/godaddy",
            "receivers/rackspace",
            "receivers/united-internet",
            "receivers/t-online",
            "receivers/orange",
            "receivers/sfr",
            "receivers/free",
            "receivers/tencent",
            "receivers/netease",
            "receivers/mailru",
            "receivers/yandex",
            "receivers/zoho",
            "receivers/kddi",
            "receivers/docomo",
            "receivers/biglobe",
            "receivers/facebook",
            "receivers/i-ua",
            "receivers/cloudflare",
            "receivers/hosters",
            "services/suppression",
            "services/amazon",
            "services/sendgrid",
            "gateways/mimecast",
            "gateways/proofpoint",
            "gateways/barracuda",
            "gateways/cisco",
            "gateways/email-security-cloud",
            "gateways/trend-micro",
            "gateways/fortinet",
            "gateways/spamexperts",
            "gateways/fireeye",
            "gateways/marshal",
            "servers/postfix",
            "servers/exim",
            "servers/sendmail",
            "servers/qmail",
            "servers/domino",
            "servers/imail",
            "servers/haraka",
            "servers/opensmtpd",
            "servers/courier",
            "servers/oracle",
            "servers/lmtp",
            "clear",
            "sender",
            "way",
            "mailbox",
            "languages/german",
            "languages/french",
            "languages/spanish",
            "languages/portuguese",
            "languages/italian",
            "languages/dutch",
            "languages/polish",
            "languages/russian",
            "languages/turkish",
            "languages/japanese",
            "languages/chinese",
            "languages/korean",
            "languages/others",
            "user",
            "status-exact",
            "doubt",
            "status",
            "answers",
            "fallback");

    /**
     * A rule that matched.
     *
     * @param where what the words stood in
     */
    record Match(int position, Rule rule, String matched, Where where) {
        /** Whether words matched, or codes alone. */
        boolean isOfWords() {
            return where != Where.CODES;
        }
    }

    private final List<Rule> rules;
    private final int own;
    private final PhraseIndex phrases;
    private final int[] wordless;

    RuleBook(List<Rule> rules) {
        this(rules, 0);
    }

    /** @param own how many rules at the front are an operator's */
    private RuleBook(List<Rule> rules, int own) {
        this.own = own;
        this.rules = List.copyOf(rules);
        this.phrases = new PhraseIndex(this.rules);
        this.wordless = wordless(this.rules);
    }

    RuleBook(PackedRules packed) {
        this.own = 0;
        this.rules = packed;
        this.phrases = new PhraseIndex(packed.beginnings());
        this.wordless = packed.wordless();
    }

    /** The positions of the rules about codes alone. */
    static int[] wordless(List<Rule> rules) {
        int[] positions = new int[rules.size()];
        int count = 0;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).says().isEmpty()) {
                positions[count++] = i;
            }
        }
        return Arrays.copyOf(positions, count);
    }

    /** The knowledge that comes with the program. */
    public static RuleBook builtIn() {
        return new RuleBook(PackedRules.read());
    }

    /** Those of a directory before the built-in ones, where there is one; throws {@link Misconfigured}. */
    public static RuleBook with(Optional<Path> directory) {
        return directory.isPresent() ? OwnRules.in(directory.get()).book() : builtIn();
    }

    /** These rules behind others. */
    RuleBook after(Collection<Rule> others) {
        List<Rule> all = new ArrayList<>(others);
        all.addAll(rules);
        return new RuleBook(all, others.size());
    }

    /** Whether an operator's rule matched, who knows best what a word means there. */
    boolean isOwn(Match match) {
        return match.position() < own;
    }

    List<Rule> rules() {
        return rules;
    }

    /** All of it for people, in the order in which it is tried. */
    public List<RuleCard> cards() {
        return rules.stream().map(RuleCard::of).toList();
    }

    /** One rule for people; empty where a rule of that name is no more. */
    public Optional<RuleCard> card(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().map(RuleCard::of);
    }

    /** The first rule that matches. */
    Optional<Match> match(Statement statement) {
        PhraseIndex.Found found = phrases.in(statement.line());
        Optional<Match> byWords = byWords(found, statement);
        int before = byWords.map(Match::position).orElse(rules.size());
        for (int position : wordless) {
            if (position > before) {
                break;
            }
            Rule rule = rules.get(position);
            if (rule.allows(statement) && !found.excepted().get(position)) {
                return Optional.of(new Match(position, rule, codesIn(statement), Where.CODES));
            }
        }
        return byWords;
    }

    private Optional<Match> byWords(PhraseIndex.Found found, Statement statement) {
        int refused = -1;
        for (PhraseIndex.Hit hit : found.hits()) {
            // what a rule asks for besides its words is the same at each of them
            if (hit.rule() != refused && !found.excepted().get(hit.rule())) {
                refused = hit.rule();
                Optional<Match> match = matched(hit, statement);
                if (match.isPresent()) {
                    return match;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Match> matched(PhraseIndex.Hit hit, Statement statement) {
        Rule rule = rules.get(hit.rule());
        if (!rule.allows(statement)) {
            return Optional.empty();
        }
        Line line = statement.line();
        if (rule.when().isEmpty()) {
            return Optional.of(new Match(hit.rule(), rule, line.cut(hit.start(), hit.end()), statement.place()));
        }
        Matcher matcher = rule.when().get().matcher(line.text());
        return matcher.find()
                ? Optional.of(new Match(hit.rule(), rule, matcher.group().strip(), statement.place()))
                : Optional.empty();
    }

    private static String codesIn(Statement statement) {
        String reply = statement.reply().map(Object::toString).orElse("");
        String status = statement.status().map(Object::toString).orElse("");
        return (reply + " " + status).strip();
    }
}

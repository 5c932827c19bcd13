package dev.ricochet.smtp;

import static dev.ricochet.smtp.DnsFinding.Matter.DKIM;
import static dev.ricochet.smtp.DnsFinding.Matter.DMARC;
import static dev.ricochet.smtp.DnsFinding.Matter.MX;
import static dev.ricochet.smtp.DnsFinding.Matter.SPF;
import static dev.ricochet.smtp.DnsFinding.Verdict.GOOD;
import static dev.ricochet.smtp.DnsFinding.Verdict.NOT_CHECKED;
import static dev.ricochet.smtp.DnsFinding.Verdict.WRONG;

import dev.ricochet.account.Preset;
import dev.ricochet.account.Presets;
import dev.ricochet.egress.DnsRecords;
import dev.ricochet.vocabulary.OrganisationalDomain;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the DNS records of a From domain say about mail that a provider sends for it. */
@Singleton
public final class DnsAdvice {
    private static final int LONGEST = 300;

    private final DnsRecords records;

    DnsAdvice(DnsRecords records) {
        this.records = records;
    }

    /** MX, SPF, DKIM, DMARC; bounded in time. */
    public List<DnsFinding> of(Sender sender) {
        String domain = sender.from().domain();
        Optional<Preset> provider = Presets.ofHost(sender.smtp().host());
        return List.of(
                mx(domain),
                spf(domain, provider.flatMap(Preset::spfInclude)),
                dkim(domain, provider.flatMap(Preset::dkimSelector)),
                dmarc(domain));
    }

    private DnsFinding mx(String domain) {
        return switch (records.mx(domain)) {
            case DnsRecords.Answer.NotChecked(var why) -> notChecked(MX, why);
            case DnsRecords.Answer.Known(var hosts)
            when hosts.isEmpty() ->
                wrong(
                        MX,
                        "no MX record",
                        "Nobody can answer mail from this domain, and receivers take that for a sign of spam.",
                        "Set the MX records that your mail provider names.");
            case DnsRecords.Answer.Known(var hosts) ->
                good(MX, String.join(", ", hosts), "The domain takes mail, so answers and bounces can come back.");
        };
    }

    private DnsFinding spf(String domain, Optional<String> include) {
        Spf.Policy policy = new Spf(records, include.orElse("")).of(domain);
        String found = String.join(" | ", policy.texts());
        String wanted = include.map("Set one SPF record, such as v=spf1 include:%s ~all."::formatted)
                .orElse("Set one SPF record that names the servers of your provider.");
        if (policy.texts().isEmpty()) {
            return policy.unanswered()
                    ? notChecked(SPF, "the resolver did not answer")
                    : wrong(SPF, "no SPF record", "The domain does not say who may send for it.", wanted);
        }
        if (policy.texts().size() > 1) {
            return wrong(SPF, found, "There is more than one SPF record, and so none counts.", wanted);
        }
        if (policy.lookups() > Spf.MOST_LOOKUPS) {
            return wrong(
                    SPF,
                    found,
                    "Whoever checks the record has to look up more than ten others, and then it does not count.",
                    "Take out includes of services that send no more.");
        }
        if (policy.unanswered()) {
            return notChecked(SPF, "the resolver did not answer about an include");
        }
        if (include.isPresent() && !policy.includesProvider()) {
            return wrong(SPF, found, "The record does not let your provider send for the domain.", wanted);
        }
        return good(
                SPF,
                "%s (%d look-ups)".formatted(found, policy.lookups()),
                include.isEmpty()
                        ? "The domain says who may send for it; whether that is your provider, its manual says."
                        : "The domain lets your provider send for it.");
    }

    private DnsFinding dkim(String domain, Optional<String> selector) {
        if (selector.isEmpty()) {
            return notChecked(DKIM, "the selector of this provider is not known");
        }
        String name = selector.get() + "._domainkey." + domain;
        return switch (records.txt(name)) {
            case DnsRecords.Answer.NotChecked(var why) -> notChecked(DKIM, why);
            case DnsRecords.Answer.Known(var texts)
            when texts.stream()
                    .anyMatch(text -> text.replaceAll("\\s", "").matches("(?i)(?:.*;)?p=[a-z0-9+/=]{20,}.*")) ->
                good(DKIM, name, "The provider can sign mail in the name of the domain.");
            case DnsRecords.Answer.Known _ ->
                wrong(
                        DKIM,
                        "no key at " + name,
                        "Mail from this domain is not signed in its name, or under another selector.",
                        "Turn on signing at your provider (Gmail: Admin console, Apps, Google Workspace, Gmail, Authenticate email)"
                                + " and set the record that it shows.");
        };
    }

    private DnsFinding dmarc(String domain) {
        DnsRecords.Answer own = records.txt("_dmarc." + domain);
        String organisation = OrganisationalDomain.of(domain);
        DnsRecords.Answer answer = own instanceof DnsRecords.Answer.Known(var texts)
                        && policies(texts).isEmpty()
                        && !organisation.equals(domain)
                ? records.txt("_dmarc." + organisation)
                : own;
        return switch (answer) {
            case DnsRecords.Answer.NotChecked(var why) -> notChecked(DMARC, why);
            case DnsRecords.Answer.Known(var texts)
            when policies(texts).size() == 1 ->
                good(
                        DMARC,
                        policies(texts).getFirst(),
                        alignment(policies(texts).getFirst()));
            case DnsRecords.Answer.Known(var texts)
            when policies(texts).size() > 1 ->
                wrong(
                        DMARC,
                        String.join(" | ", policies(texts)),
                        "There is more than one DMARC record, and so none counts.",
                        "Leave one.");
            case DnsRecords.Answer.Known _ ->
                wrong(
                        DMARC,
                        "no DMARC record",
                        "Large receivers refuse campaigns of domains without a DMARC record.",
                        "Set a TXT record _dmarc.%s, to begin with v=DMARC1; p=none;".formatted(organisation));
        };
    }

    private static List<String> policies(List<String> texts) {
        return texts.stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v\\s*=\\s*dmarc1\\s*(;.*)?"))
                .toList();
    }

    // RFC 7489, 3.1: relaxed unless it says strict
    private static String alignment(String policy) {
        String tags = policy.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        boolean strict = tags.contains("adkim=s") || tags.contains("aspf=s");
        return strict
                ? "The domain asks for strict alignment: only a signature or a Return-Path of exactly the From domain counts."
                : "The domain says what becomes of mail that nobody vouches for; a signature or a Return-Path of the same"
                        + " organisation counts.";
    }

    private static DnsFinding good(DnsFinding.Matter matter, String found, String means) {
        return new DnsFinding(matter, GOOD, bounded(found), means, "");
    }

    private static DnsFinding wrong(DnsFinding.Matter matter, String found, String means, String todo) {
        return new DnsFinding(matter, WRONG, bounded(found), means, todo);
    }

    private static DnsFinding notChecked(DnsFinding.Matter matter, String why) {
        return new DnsFinding(matter, NOT_CHECKED, why, "Not checked.", "");
    }

    private static String bounded(String found) {
        String line = new Wording().of(found);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}

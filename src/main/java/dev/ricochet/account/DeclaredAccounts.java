package dev.ricochet.account;

import static java.util.stream.Collectors.toMap;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The accounts that the configuration gives: one without a name, and more that have one. */
@ApplicationScoped
public class DeclaredAccounts {
    private static final Logger log = Logger.getLogger(DeclaredAccounts.class);
    private static final String ONE = "ricochet.account";
    private static final String MORE = "ricochet.accounts";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    private final List<Declaration> declarations = new ArrayList<>();

    /** Throws {@link Misconfigured} for what cannot be used. */
    public DeclaredAccounts(AccountConfig one, AccountsConfig more) {
        Declaration nameless = new Declaration(ONE, one);
        if (nameless.isMade()) {
            declarations.add(nameless);
        }
        new TreeMap<>(more.byName())
                .forEach((name, config) -> declarations.add(new Declaration(placeOf(name), config)));
        refuseTwins();
    }

    public List<KnownAccount> all() {
        return declarations.stream()
                .map(declaration -> known(declaration.current()))
                .toList();
    }

    /** Each under what its properties begin with. */
    public Map<String, Account> byPlace() {
        return declarations.stream().collect(toMap(Declaration::place, Declaration::current));
    }

    public Optional<KnownAccount> find(UUID id) {
        return all().stream().filter(known -> known.id().equals(id)).findFirst();
    }

    /** What may well be wrong although it can be tried. */
    public List<String> warnings() {
        return declarations.stream()
                .flatMap(declaration -> declaration.warning().stream())
                .toList();
    }

    void tell(@Observes StartupEvent event) {
        warnings().forEach(log::warn);
    }

    private static String placeOf(String name) {
        String place = MORE + "." + name;
        if (!NAME.matcher(name).matches()) {
            throw new Misconfigured(place, "is no name of an account: it is made of small letters and digits alone.");
        }
        return place;
    }

    // one inbox read under two names would be told twice
    private void refuseTwins() {
        Map<UUID, String> places = new HashMap<>();
        for (Declaration declaration : declarations) {
            String other = places.putIfAbsent(declaration.current().id(), declaration.place());
            if (other != null) {
                throw new Misconfigured(
                        declaration.place(),
                        "has the same IMAP host and user as " + other + ": one inbox is one account.");
            }
        }
    }

    // its own words without secrets are all that can change of it
    private static KnownAccount known(Account account) {
        long version = Digest128.of(account.toString()).getMostSignificantBits() & Long.MAX_VALUE;
        return new KnownAccount(account, new Provenance.Declared(), false, version);
    }
}

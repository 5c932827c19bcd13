package dev.ricochet.callback;

import dev.ricochet.account.Account;
import dev.ricochet.account.DeclaredAccounts;
import dev.ricochet.account.Wire;
import dev.ricochet.vocabulary.Misconfigured;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** All formats, by name. */
@ApplicationScoped
public class Formats {
    private final List<CallbackFormat> all;

    public Formats(@All List<CallbackFormat> all) {
        this.all = List.copyOf(all);
    }

    /** The one that an account chose. */
    public CallbackFormat of(Account account) {
        String name = account.wire().format();
        return named(name).orElseThrow(() -> new IllegalStateException("nobody knows the format " + name));
    }

    /** Why nothing could be told so. */
    public Optional<String> objectionTo(Wire wire) {
        Optional<CallbackFormat> format = named(wire.format());
        if (format.isEmpty()) {
            return Optional.of("must be one of "
                    + String.join(
                            ", ",
                            all.stream().map(CallbackFormat::name).sorted().toList()));
        }
        return format.get().signs() && wire.signing().all().isEmpty()
                ? Optional.of("needs signing secrets: without them its receiver could not know who calls")
                : Optional.empty();
    }

    void check(@Observes StartupEvent event, DeclaredAccounts accounts) {
        accounts.byPlace()
                .forEach((place, account) -> objectionTo(account.wire()).ifPresent(words -> {
                    throw new Misconfigured(place + ".format", words + ".");
                }));
    }

    private Optional<CallbackFormat> named(String name) {
        return all.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}

package dev.ricochet.web.page;

import dev.ricochet.access.Access;
import dev.ricochet.access.Scope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is around every page: who looks at it, where that one may go, and what was just done. */
@Named("frame")
@RequestScoped
public class Frame {
    /** A token's name within what the audit trail calls it. */
    private static final Pattern NAME = Pattern.compile("token \\S+ \\((.*)\\)");

    private Optional<Access> viewer = Optional.empty();
    private String place = "";
    private String formKey = "";
    private Optional<Flash> flash = Optional.empty();

    /** An entry of the navigation. */
    public record Entry(String path, String words, String icon, boolean here) {}

    void enter(Access access, String at, String key, Optional<Flash> left) {
        this.viewer = Optional.of(access);
        this.place = at;
        this.formKey = key;
        this.flash = left;
    }

    /** Empty where nobody is known. */
    public List<Entry> nav() {
        return viewer.stream()
                .flatMap(access -> Arrays.stream(Section.values()).filter(section -> section.isFor(access)))
                .map(section -> new Entry(section.path(), section.words(), section.icon(), section.holds(place)))
                .toList();
    }

    public boolean known() {
        return viewer.isPresent();
    }

    public boolean thisMachine() {
        return viewer.filter(Access::isThisMachine).isPresent();
    }

    public String who() {
        Matcher name = NAME.matcher(viewer.map(Access::who).orElse(""));
        return name.matches() ? name.group(1) : viewer.map(Access::who).orElse("");
    }

    public String formKey() {
        return formKey;
    }

    public @Nullable Flash flash() {
        return flash.orElse(null);
    }

    /** Whether buttons that change accounts are shown; whoever presses them without is refused. */
    public boolean mayWriteAccounts() {
        return may(Scope.ACCOUNTS_WRITE);
    }

    public boolean mayReadAccounts() {
        return may(Scope.ACCOUNTS_READ);
    }

    public boolean mayReadBounces() {
        return may(Scope.BOUNCES_READ);
    }

    public boolean mayWriteBounces() {
        return may(Scope.BOUNCES_WRITE);
    }

    public boolean mayAdminister() {
        return may(Scope.ADMIN);
    }

    private boolean may(Scope scope) {
        return viewer.filter(access -> access.may(scope)).isPresent();
    }
}

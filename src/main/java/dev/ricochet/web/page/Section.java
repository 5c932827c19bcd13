package dev.ricochet.web.page;

import dev.ricochet.access.Access;
import dev.ricochet.access.Scope;

/** The sections of the navigation, in its order. */
public enum Section {
    OVERVIEW("/", "Overview", "overview", Scope.ACCOUNTS_READ, Scope.BOUNCES_READ),
    ACCOUNTS("/accounts", "Accounts", "mail", Scope.ACCOUNTS_READ, Scope.ACCOUNTS_READ),
    BOUNCES("/bounces", "Bounces", "bounce", Scope.BOUNCES_READ, Scope.BOUNCES_READ),
    HELD("/held", "Held", "held", Scope.BOUNCES_READ, Scope.BOUNCES_READ),
    TOLD("/told", "Told", "told", Scope.BOUNCES_READ, Scope.BOUNCES_READ),
    NOT_UNDERSTOOD("/not-understood", "Not understood", "unread", Scope.BOUNCES_READ, Scope.BOUNCES_READ),
    CHECK("/check", "Check a list", "list", Scope.BOUNCES_READ, Scope.BOUNCES_READ),
    EXPLAIN("/explain", "Explain", "explain", Scope.BOUNCES_READ, Scope.BOUNCES_READ),
    SETTINGS("/settings", "Settings", "settings", Scope.ADMIN, Scope.BOUNCES_READ);

    private final String path;
    private final String words;
    private final String icon;
    private final Scope scope;
    private final Scope other;

    /** For whoever has one of two scopes; a section that needs one names it twice. */
    Section(String path, String words, String icon, Scope scope, Scope other) {
        this.path = path;
        this.words = words;
        this.icon = icon;
        this.scope = scope;
        this.other = other;
    }

    public String path() {
        return path;
    }

    public String words() {
        return words;
    }

    public String icon() {
        return icon;
    }

    boolean isFor(Access access) {
        return access.may(scope) || access.may(other);
    }

    boolean holds(String place) {
        return place.equals(path) || this != OVERVIEW && place.startsWith(path + "/");
    }
}

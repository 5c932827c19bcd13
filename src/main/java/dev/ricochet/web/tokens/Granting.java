package dev.ricochet.web.tokens;

import dev.ricochet.access.Access;
import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.access.Grant;
import dev.ricochet.access.Token;
import dev.ricochet.access.Tokens;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Makes and ends tokens within the bounds of whoever asks, and writes it into the audit trail. */
@ApplicationScoped
public class Granting {
    private final Tokens tokens;
    private final AuditTrail trail;
    private final Caller caller;

    Granting(Tokens tokens, AuditTrail trail, Caller caller) {
        this.tokens = tokens;
        this.trail = trail;
        this.caller = caller;
    }

    /** The newest, ended ones as well. */
    public List<Token> visible() {
        Access access = caller.access();
        return tokens.all().stream()
                .filter(token -> access.covers(token.accounts()))
                .toList();
    }

    /** Refused where there is none, or none for these eyes. */
    public Token visible(UUID id) {
        return tokens.find(id)
                .filter(token -> caller.access().covers(token.accounts()))
                .orElseThrow(Refusal::notFound);
    }

    /** Whether that may be asked for at all. */
    public void check(Grant grant) {
        if (!caller.access().covers(grant.accounts())) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN, "Your own token is bound to accounts: bind the new one to some of them.");
        }
    }

    @Transactional
    public Tokens.Issued issue(Grant grant) {
        check(grant);
        String who = caller.access().who();
        Tokens.Issued issued = tokens.issue(grant, who);
        trail.add(who, Deed.to("token.create", issued.token().id().toString()));
        return issued;
    }

    @Transactional
    public void revoke(UUID id) {
        Token token = visible(id);
        String who = caller.access().who();
        if (tokens.revoke(token.id(), who)) {
            trail.add(who, Deed.to("token.revoke", id.toString()));
        }
    }
}

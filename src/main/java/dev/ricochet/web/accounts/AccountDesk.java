package dev.ricochet.web.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.account.Account;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.account.Provenance;
import dev.ricochet.account.Replacement;
import dev.ricochet.account.Replacement.When;
import dev.ricochet.smtp.Sender;
import dev.ricochet.web.problem.JsonFlaw;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import dev.ricochet.web.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Optional;

/** Takes what somebody filled in, by REST or on a page, and makes or changes an account where that one may. */
@ApplicationScoped
public class AccountDesk {
    private final AccountEdits edits;
    private final Reach reach;
    private final Caller caller;
    private final ObjectMapper json;
    private final Validator validator;

    AccountDesk(AccountEdits edits, Reach reach, Caller caller, ObjectMapper json, Validator validator) {
        this.edits = edits;
        this.reach = reach;
        this.caller = caller;
        this.json = json;
        this.validator = validator;
    }

    /** A form with the fields of the REST interface; refused for each that is wrong. */
    public KnownAccount create(ObjectNode form) {
        return create(read(form));
    }

    KnownAccount create(AccountForm form) {
        if (caller.access().accounts().isPresent()) {
            throw new Refusal(ProblemKind.FORBIDDEN, "Your token is bound to accounts, and cannot make another.");
        }
        Account account = FilledIn.created(form);
        needAdminForNoProof(account, Optional.empty());
        reach.check(account);
        return edits.create(account);
    }

    /** Refuses a form that could not be kept, without asking the network. */
    public void check(ObjectNode form) {
        Account _ = FilledIn.created(read(form));
    }

    /** Who would send; refused where what that takes is missing or wrong. */
    public Sender sender(ObjectNode form) {
        return FilledIn.sender(read(form));
    }

    /** Lays a patch (RFC 7396) upon an account as its form would have been filled in. */
    public KnownAccount patch(KnownAccount known, ObjectNode patch, boolean force) {
        ObjectNode before = json.valueToTree(AccountForm.of(known.account()));
        return replace(known, read(MergePatch.apply(before, patch)), force);
    }

    KnownAccount replace(KnownAccount known, AccountForm form, boolean force) {
        mustBeStored(known);
        Account before = known.account();
        Replacement replacement = FilledIn.replacing(before, form, force ? When.AT_ONCE : When.ONCE_VERIFIED);
        Account after = replacement.account();
        needAdminForNoProof(after, Optional.of(before));
        if (!after.callback()
                .reveal()
                .getHost()
                .equals(before.callback().reveal().getHost())) {
            needAdmin("Another callback host");
        }
        reach.check(after);
        return edits.replace(before, known.version(), replacement);
    }

    /** Refuses to change what is changed in the configuration alone. */
    public static void mustBeStored(KnownAccount known) {
        if (known.provenance() instanceof Provenance.Declared) {
            throw AccountEdits.declared();
        }
    }

    private AccountForm read(ObjectNode form) {
        try {
            AccountForm read = json.treeToValue(form, AccountForm.class);
            var violations = validator.validate(read);
            if (!violations.isEmpty()) {
                throw Refusal.invalid(Violations.in(new ConstraintViolationException(violations)));
            }
            return read;
        } catch (JsonMappingException e) {
            throw Refusal.invalid(JsonFlaw.in(e));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree was parsed before", e);
        }
    }

    private void needAdminForNoProof(Account after, Optional<Account> before) {
        if (after.proofOfOrigin() == ProofOfOrigin.OFF
                && before.map(Account::proofOfOrigin).orElse(ProofOfOrigin.AUTO) != ProofOfOrigin.OFF) {
            needAdmin("To do without proof of origin");
        }
    }

    private void needAdmin(String what) {
        if (!caller.access().may(Scope.ADMIN)) {
            throw new Refusal(ProblemKind.FORBIDDEN, what + " needs the scope admin besides.");
        }
    }
}

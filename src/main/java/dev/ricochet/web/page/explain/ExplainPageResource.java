package dev.ricochet.web.page.explain;

import dev.ricochet.access.Scope;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.web.explain.Explaining;
import dev.ricochet.web.page.AccountNames;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.page.bounces.Choice;
import dev.ricochet.web.page.mail.MailShown;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Explains a mail that somebody drops or pastes. */
@Pages
@Path("/explain")
@Produces(MediaType.TEXT_HTML)
public class ExplainPageResource {
    private final Explaining explaining;
    private final Understanding understanding;
    private final RuleBook rules;
    private final AccountNames names;

    ExplainPageResource(Explaining explaining, Understanding understanding, RuleBook rules, AccountNames names) {
        this.explaining = explaining;
        this.understanding = understanding;
        this.rules = rules;
        this.names = names;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    public ExplainPage ask() {
        return new ExplainPage(Choice.of(names, ""), "");
    }

    /** Answers at once, and not by another page: nothing is kept that it could show. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Scope.READ_BOUNCES)
    public TemplateInstance explain(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("source") @Nullable String source,
            @RestForm("account") @Nullable String account)
            throws IOException {
        byte[] mail = file != null && file.size() > 0
                ? Files.readAllBytes(file.uploadedFile())
                : Optional.ofNullable(source).orElse("").stripLeading().getBytes(StandardCharsets.UTF_8);
        if (mail.length == 0) {
            return new ExplainPage(
                    Choice.of(names, Optional.ofNullable(account).orElse("")),
                    "Choose a file, or paste the source of a mail, and then try again.");
        }
        Explaining.Explained explained = explaining.explain(inbox(account), mail);
        Reading reading = explained.understood().reading();
        return new ExplainedPage(
                verdict(MailKind.of(reading)),
                more(reading),
                reading instanceof DeliveryReport report ? report.reportedBy() : "",
                Said.by(explained.understood(), explained.beliefs(), rules),
                MailShown.of(
                        understanding.text(mail), words(explained.understood().verdicts())));
    }

    private Optional<UUID> inbox(@Nullable String account) {
        return Choice.of(names, Optional.ofNullable(account).orElse("")).stream()
                .filter(Choice::chosen)
                .map(choice -> UUID.fromString(choice.value()))
                .findFirst();
    }

    private static List<String> words(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Bounce bounce -> Stream.of(bounce.evidence().matched());
                    case Verdict.NotABounce _ -> Stream.empty();
                })
                .distinct()
                .toList();
    }

    private static String verdict(MailKind kind) {
        return switch (kind) {
            case BOUNCE -> "A bounce";
            case DELAYED -> "A delay";
            case SUCCESS -> "A mail that arrived";
            case AUTO_REPLY -> "An automatic answer";
            case MDN -> "A receipt";
            case COMPLAINT -> "A complaint";
            case FEEDBACK -> "Feedback of a provider";
            case REQUEST -> "A request";
            case CHALLENGE -> "A question whether the sender is a person";
            case ORDINARY -> "Ordinary mail";
            case UNPARSEABLE -> "Not understood";
        };
    }

    private static String more(Reading reading) {
        return switch (reading) {
            case DeliveryReport _ -> "A mail server reports what became of a mail.";
            case Reading.AutoReply _ -> "Somebody's mail program answers while they are away. Nobody is told.";
            case Reading.ReadReceipt _ ->
                "Somebody's mail program says that the mail was shown or deleted. Nobody is told.";
            case Reading.Complaint _ -> "Somebody called the mail spam.";
            case Reading.Request _ -> "Somebody asks for something about the mail that they get.";
            case Reading.Challenge _ -> "A server asks the sender to prove being a person. Nobody is told.";
            case Reading.Ordinary _ -> "Nothing in it looks like a report of a mail server. Nobody is told.";
            case Reading.Unrecognised(String why) -> "It looks like a bounce, but: " + why + ".";
        };
    }
}

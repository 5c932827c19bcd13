package dev.ricochet.web.page.check;

import dev.ricochet.access.Caller;
import dev.ricochet.access.Scope;
import dev.ricochet.hygiene.ListCheck;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.web.Csv;
import dev.ricochet.web.page.Download;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Looks a list through for whoever owns it. */
@Pages
@Path("/check")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Scope.READ_BOUNCES)
public class CheckPages {
    private static final int LONGEST = 2 * 1024 * 1024;

    private final ListCheck lists;
    private final Caller caller;

    CheckPages(ListCheck lists, Caller caller) {
        this.lists = lists;
        this.caller = caller;
    }

    @GET
    public CheckPage form() {
        return new CheckPage(GivenList.MOST_LINES, "");
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public TemplateInstance check(@RestForm @Nullable String list, @RestForm @Nullable FileUpload file) {
        GivenList given = GivenList.read(text(list, file));
        return given.people().isEmpty()
                ? new CheckPage(GivenList.MOST_LINES, "No address was found. Put one in each line, or choose a file.")
                : CheckedPage.of(given, found(given));
    }

    /** The same once more, with every address of the list. */
    @POST
    @Path("table")
    @Produces(Csv.MEDIA_TYPE)
    public Response table(@RestForm @Nullable String list) {
        GivenList given = GivenList.read(list == null ? "" : list);
        Map<String, FindingWords> found =
                found(given).stream().collect(Collectors.toMap(FindingWords::address, Function.identity()));
        return Download.table("checked.csv", table -> {
            table.line("address", "finding", "words", "perhaps meant", "last", "bounce");
            for (EmailAddress address : given.addresses()) {
                FindingWords words = found.get(address.toString());
                if (words == null) {
                    table.line(address.toString(), "", "", "", "", "");
                } else {
                    table.line(
                            address.toString(),
                            words.group().title(),
                            words.words(),
                            Optional.ofNullable(words.meant()).orElse(""),
                            Optional.ofNullable(words.last())
                                    .map(Instant::toString)
                                    .orElse(""),
                            Optional.ofNullable(words.event())
                                    .map(UUID::toString)
                                    .orElse(""));
                }
            }
        });
    }

    private List<FindingWords> found(GivenList given) {
        return lists.check(given.addresses(), caller.access().accounts()).stream()
                .map(FindingWords::of)
                .toList();
    }

    private static String text(@Nullable String list, @Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            return list == null ? "" : list;
        }
        if (file.size() > LONGEST) {
            throw new Refusal(ProblemKind.TOO_LARGE, "A list has at most 2 MB: check it in parts.");
        }
        try {

            return new String(Files.readAllBytes(file.uploadedFile()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "The file did not arrive whole. Send it once more.");
        }
    }
}

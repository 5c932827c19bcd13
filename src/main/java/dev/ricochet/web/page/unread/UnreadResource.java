package dev.ricochet.web.page.unread;

import dev.ricochet.access.Scope;
import dev.ricochet.account.Accounts;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.unread.Unread;
import dev.ricochet.web.PageMark;
import dev.ricochet.web.page.Flash;
import dev.ricochet.web.page.Going;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.page.mail.EmlDownload;
import dev.ricochet.web.page.mail.MailShown;
import dev.ricochet.web.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows mails that were not understood, and takes a person's word that one is no bounce. */
@Pages
@Path("/not-understood")
@Produces(MediaType.TEXT_HTML)
public class UnreadResource {
    private static final int LINES = 50;

    private final Settling settling;
    private final Understanding understanding;
    private final Accounts accounts;
    private final Going going;

    UnreadResource(Settling settling, Understanding understanding, Accounts accounts, Going going) {
        this.settling = settling;
        this.understanding = understanding;
        this.accounts = accounts;
        this.going = going;
    }

    @GET
    @RolesAllowed(Scope.READ_BOUNCES)
    public UnreadListPage list(@QueryParam("after") @Nullable String after) {
        Optional<Unread.Mark> mark =
                PageMark.read(after, keys -> new Unread.Mark(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
        List<Unread.Waiting> found = settling.page(mark, LINES + 1);
        List<Unread.Waiting> here = found.subList(0, Math.min(LINES, found.size()));
        return new UnreadListPage(
                here.stream().map(this::line).toList(),
                found.size() > LINES
                        ? "/not-understood?after="
                                + PageMark.of(
                                        here.getLast().keptAt(), here.getLast().id())
                        : null);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Scope.READ_BOUNCES)
    public UnreadMailPage show(@PathParam("id") UUID id) {
        Unread.Waiting mail = waiting(id);
        byte[] bytes = settling.bytes(id);
        return new UnreadMailPage(
                line(mail),
                understanding.tried(bytes),
                today(understanding.of(bytes).reading()),
                mail.bytes() == Unread.LONGEST,
                MailShown.of(understanding.text(bytes), List.of()));
    }

    @GET
    @Path("{id}/mail")
    @Produces({EmlDownload.MEDIA_TYPE, MediaType.TEXT_HTML})
    @RolesAllowed(Scope.READ_BOUNCES)
    public Response download(@PathParam("id") UUID id) {
        return EmlDownload.of("not-understood-" + id, settling.bytes(waiting(id).id()));
    }

    /** Without the people in it, for whoever writes the rule that reads it. */
    @GET
    @Path("{id}/mail/anonymous")
    @Produces({EmlDownload.MEDIA_TYPE, MediaType.TEXT_HTML})
    @RolesAllowed(Scope.READ_BOUNCES)
    public Response anonymous(@PathParam("id") UUID id) {
        return EmlDownload.of(
                "anonymous-" + id,
                understanding.anonymous(settling.bytes(waiting(id).id())));
    }

    @POST
    @Path("{id}/no-bounce")
    @RolesAllowed(Scope.WRITE_BOUNCES)
    public Response settle(@PathParam("id") UUID id) {
        boolean waited = settling.settle(waiting(id));
        return going.to(
                "/not-understood",
                waited
                        ? Flash.done("It is marked as no bounce, and its text is forgotten.")
                        : Flash.warning("Somebody else decided about it just now."));
    }

    private Unread.Waiting waiting(UUID id) {
        return settling.find(id).orElseThrow(Refusal::notFound);
    }

    private UnreadLine line(Unread.Waiting mail) {
        return new UnreadLine(
                mail.id(),
                mail.why(),
                accounts.find(mail.account())
                        .map(known -> known.account().address().toString())
                        .orElse("an account that was removed"),
                mail.folder(),
                mail.receivedAt());
    }

    private static String today(Reading reading) {
        return switch (reading) {
            case DeliveryReport report ->
                "The rules of today understand it: it is a report about "
                        + report.outcomes().size()
                        + (report.outcomes().size() == 1 ? " person" : " people")
                        + ". Read this mail again from the account's page, and it is judged like any other.";
            case Reading.AutoReply _, Reading.ReadReceipt _, Reading.Challenge _, Reading.Ordinary _ ->
                "The rules of today do not take it for a bounce.";
            case Reading.Request _ -> "The rules of today take it for a request.";
            case Reading.Complaint _ -> "The rules of today take it for a complaint.";
            case Reading.Unrecognised _ -> "";
        };
    }
}

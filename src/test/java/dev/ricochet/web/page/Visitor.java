package dev.ricochet.web.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that runs no script. */
public final class Visitor {
    private static final Pattern KEY = Pattern.compile("name=\"form-key\" value=\"([^\"]+)\"");

    private final String session;

    private Visitor(String bearer) {
        this.session = page().header("Sec-Fetch-Site", "same-origin")
                .formParam("token", bearer.substring("Bearer ".length()))
                .post("/sign-in")
                .cookie("ricochet");
    }

    public static Visitor with(Tokens tokens, Scope... scopes) {
        return new Visitor(Bearer.of(tokens, scopes));
    }

    public static Visitor of(UUID account, Tokens tokens, Scope... scopes) {
        return new Visitor(Bearer.bound(tokens, Set.of(account), scopes));
    }

    /** Whoever was given the text of a token. */
    public static Visitor withText(String token) {
        return new Visitor("Bearer " + token);
    }

    public Response get(String path) {
        return page().urlEncodingEnabled(false).cookie("ricochet", session).get(path);
    }

    /** A form of a page that was shown, with its key. */
    public RequestSpecification form(Response shown) {
        Matcher key = KEY.matcher(shown.asString());
        return page().header("Sec-Fetch-Site", "same-origin")
                .cookie("ricochet", session)
                .multiPart("form-key", key.find() ? key.group(1) : "");
    }

    /** The text of a page that is there. */
    public String read(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    /** A form of the page at this place, with its key. */
    public RequestSpecification formAt(String path) {
        Matcher key = KEY.matcher(read(path));
        assertThat(key.find()).as("a form at " + path).isTrue();
        return page().header("Sec-Fetch-Site", "same-origin")
                .cookie("ricochet", session)
                .formParam("form-key", key.group(1));
    }

    /** What the page says that one is led to. */
    public String followed(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        Response there = page().urlEncodingEnabled(false)
                .cookie("ricochet", session)
                .cookie("ricochet-flash", String.valueOf(answer.cookie("ricochet-flash")))
                .get(answer.header("Location"));
        assertThat(there.statusCode()).as(there.asString()).isEqualTo(200);
        return there.asString();
    }

    private static RequestSpecification page() {
        return given().redirects().follow(false).accept("text/html,*/*;q=0.8");
    }
}

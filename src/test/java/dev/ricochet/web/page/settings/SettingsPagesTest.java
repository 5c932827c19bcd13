package dev.ricochet.web.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.web.page.Visitor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class SettingsPagesTest {
    private static final Pattern TOKEN = Pattern.compile("rct_[A-Za-z0-9_-]+");
    private static final Pattern REVOKE = Pattern.compile("/settings/tokens/[0-9a-f-]{36}/revoke");

    @Inject
    Tokens tokens;

    @Test
    void the_system_says_its_version_and_how_each_part_fares() {
        assertThat(Visitor.with(tokens, Scope.values()).read("/settings"))
                .contains("This Ricochet", "in force", "Health", "What was downloaded in the last 24 hours");
    }

    @Test
    void rules_are_found_by_their_words_and_stand_with_their_examples() {
        Visitor reader = Visitor.with(tokens, Scope.BOUNCES_READ);
        String found = reader.read("/settings/rules?q=over%20quota");
        assertThat(found).contains("over quota", "Tried as number", "Looks for:");
        assertThat(reader.read("/settings/rules?q=no-rule-has-this")).contains("No rule has these words");
        assertThat(reader.read("/settings/rules?verdict=hard")).doesNotContain(">soft<");
        Matcher next = Pattern.compile("/settings/rules\\?q=&amp;verdict=&amp;after=(\\d+)")
                .matcher(reader.read("/settings/rules"));
        assertThat(next.find()).isTrue();
        assertThat(reader.read("/settings/rules?after=" + next.group(1))).contains("Further rules");
        assertThat(reader.read("/settings/rules/table")).startsWith("\"id\",\"reason\"");
    }

    @Test
    void a_token_is_made_shown_once_good_and_ended() {
        Visitor admin = Visitor.with(tokens, Scope.values());
        Response made = admin.formAt("/settings/tokens")
                .formParam("name", "Nightly report")
                .formParam("scope", "bounces:read")
                .formParam("days", 30)
                .post("/settings/tokens");
        Matcher text = TOKEN.matcher(made.asString());
        assertThat(text.find()).as(made.asString()).isTrue();
        Visitor other = Visitor.withText(text.group());
        assertThat(other.get("/settings/rules").statusCode()).isEqualTo(200);
        assertThat(other.get("/settings/tokens").statusCode()).isEqualTo(403);

        String list = admin.read("/settings/tokens");
        assertThat(list).contains("Nightly report").doesNotContain(text.group());
        Matcher revoke = REVOKE.matcher(list);
        assertThat(revoke.find()).isTrue();
        assertThat(admin.read(revoke.group())).contains("End the token", "Nightly report");
        assertThat(admin.followed(admin.formAt(revoke.group()).post(revoke.group())))
                .contains("has ended");
        assertThat(other.get("/settings/rules").statusCode()).isEqualTo(303);
        assertThat(admin.read("/settings/audit")).contains("token.create", "token.revoke");
        assertThat(admin.read("/settings/audit/table")).startsWith("\"at\",\"who\"");
    }

    @Test
    void a_token_without_a_name_or_a_scope_is_not_made_and_it_is_said_why() {
        Visitor admin = Visitor.with(tokens, Scope.values());
        assertThat(admin.formAt("/settings/tokens")
                        .formParam("name", "x")
                        .post("/settings/tokens")
                        .asString())
                .contains("Choose at least one thing that it may do.");
        assertThat(admin.formAt("/settings/tokens")
                        .formParam("name", " ")
                        .formParam("scope", "admin")
                        .post("/settings/tokens")
                        .asString())
                .contains("Give it a name");
    }

    @Test
    void tokens_and_the_audit_trail_are_for_administrators() {
        Visitor reader = Visitor.with(tokens, Scope.BOUNCES_READ, Scope.BOUNCES_WRITE, Scope.ACCOUNTS_WRITE);
        for (String path : new String[] {"/settings/tokens", "/settings/audit", "/settings/audit/table"}) {
            assertThat(reader.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(reader.read("/settings")).doesNotContain("/settings/tokens");
    }
}

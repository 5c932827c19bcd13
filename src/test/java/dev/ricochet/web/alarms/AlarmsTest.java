package dev.ricochet.web.alarms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class AlarmsTest {
    private static final String PATH = "/api/v1/alarms";

    @Inject
    Tokens tokens;

    @Inject
    Alarms alarms;

    private final UUID account = UUID.randomUUID();

    @Test
    void what_is_wrong_is_listed_with_what_to_do() {
        alarms.raise(Condition.LOGIN_REFUSED, Optional.of(account), "", "535 5.7.8 refused");
        Response list = bound().queryParam("active", true).get(PATH);
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        assertThat(list.jsonPath().getList("items.condition")).isEqualTo(List.of("LOGIN_REFUSED"));
        assertThat(list.jsonPath().getString("items[0].severity")).isEqualTo("urgent");
        assertThat(list.jsonPath().getString("items[0].words")).isEqualTo("535 5.7.8 refused");
        assertThat(list.jsonPath().getString("items[0].next")).isEqualTo(Condition.LOGIN_REFUSED.next());
        assertThat(bound().queryParam("active", false).get(PATH).jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void a_long_list_is_read_to_its_end() {
        for (int i = 0; i < 5; i++) {
            alarms.raise(Condition.SENDERS_FAULT, Optional.of(account), "reason " + i, "no");
        }
        Response first = bound().queryParam("limit", 3).get(PATH);
        assertThat(first.jsonPath().getList("items.subject")).isEqualTo(List.of("reason 4", "reason 3", "reason 2"));
        Response second = bound().queryParam("limit", 3)
                .queryParam("after", first.jsonPath().getString("next"))
                .get(PATH);
        assertThat(second.jsonPath().getList("items.subject")).isEqualTo(List.of("reason 1", "reason 0"));
        assertThat(second.jsonPath().getString("next")).isNull();
        assertThat(bound().queryParam("after", "hunter2").get(PATH).statusCode())
                .isEqualTo(422);
    }

    @Test
    void who_has_seen_it_first_is_written_down_and_stands_in_the_trail() {
        alarms.raise(Condition.BULK_DECISION, Optional.of(account), "held", "release of bounces of 12 people");
        String id = bound().get(PATH).jsonPath().getString("items[0].id");
        Response seen = bound().post(PATH + "/" + id + "/acknowledge");
        assertThat(seen.statusCode()).as(seen.asString()).isEqualTo(200);
        assertThat(seen.jsonPath().getString("acknowledged.by")).startsWith("token ");
        assertThat(seen.jsonPath().getString("end"))
                .as("what only happened is over")
                .isNotNull();
        assertThat(bound().post(PATH + "/" + id + "/acknowledge").jsonPath().getString("acknowledged.by"))
                .isEqualTo(seen.jsonPath().getString("acknowledged.by"));
        assertThat(as(Bearer.bound(tokens, Set.of(account), Scope.ADMIN))
                        .get("/api/v1/audit")
                        .jsonPath()
                        .getList("items.what"))
                .containsExactly("alarm.acknowledge");
    }

    @Test
    void what_is_not_theirs_is_not_there_for_whoever_is_bound() {
        alarms.raise(Condition.VOLUME_LOW, Optional.empty(), account.toString(), "3 % are free");
        RequestSpecification unbound = as(Bearer.of(tokens, Scope.ACCOUNTS_READ));
        String id = unbound.get(PATH).jsonPath().getString("items.find { it.subject == '" + account + "' }.id");
        assertThat(id).isNotNull();
        assertThat(bound().get(PATH).jsonPath().getList("items")).isEmpty();
        assertThat(bound().get(PATH + "/" + id).statusCode()).isEqualTo(404);
        assertThat(bound().post(PATH + "/" + id + "/acknowledge").statusCode()).isEqualTo(404);
    }

    private RequestSpecification bound() {
        return as(Bearer.bound(tokens, Set.of(account), Scope.ACCOUNTS_READ, Scope.ACCOUNTS_WRITE));
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType("application/json");
    }
}

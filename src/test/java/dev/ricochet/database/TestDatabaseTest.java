package dev.ricochet.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void two_tests_have_two_databases_of_one_server() {
        TestDatabase one = TestDatabase.create();
        TestDatabase other = TestDatabase.create();
        one.execute("create table mine (id int)");
        other.execute("create table mine (id int)");
        assertThat(one.url().substring(0, one.url().lastIndexOf('/')))
                .isEqualTo(other.url().substring(0, other.url().lastIndexOf('/')));
    }
}

package dev.ricochet.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignMarksTest {

    @ParameterizedTest
    @CsvSource({
        "*@news.example.org, offers@news.example.org, true",
        "*@news.example.org, offers@example.org, false",
        "Offers@example.org, offers@Example.org, true",
        "offers@example.org, offers2@example.org, false",
        "offers*@*.example.org, offers-7@eu.example.org, true",
        "offers*@*.example.org, sales@eu.example.org, false",
        "ab*ab@example.org, ab@example.org, false",
        "*@*, anybody@example.org, true",
        "a*@example.org, b@a@example.org, false",
    })
    void an_author_fits_a_pattern_or_does_not(String pattern, String author, boolean fits) {
        CampaignMarks marks = new CampaignMarks(Optional.empty(), Optional.of(pattern));
        assertThat(marks.areOn(_ -> false, EmailAddress.parse(author))).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-CleverTap_META", "X-CLEVERTAP_METADATA", "X-Nep-Ff", "X-Own"})
    void one_header_will_do(String header) {
        CampaignMarks marks = new CampaignMarks(Optional.of("X-Own"), Optional.empty());
        assertThat(marks.areOn(header::equals, Optional.empty())).isTrue();
        assertThat(marks.areOn("X-Other"::equals, Optional.empty())).isFalse();
    }

    @Test
    void what_is_no_name_of_a_header_or_no_address_is_not_taken() {
        assertThat(CampaignMarks.isHeader("X-Own_1")).isTrue();
        for (String wrong : new String[] {"", "X Own", "X-Own:", "X-Own]", "X-\r\nOwn", "Ü", "X".repeat(77)}) {
            assertThat(CampaignMarks.isHeader(wrong)).as(wrong).isFalse();
        }
        assertThat(CampaignMarks.isPattern("*@example.org")).isTrue();
        for (String wrong : new String[] {"@", "*", "a b@example.org", "example.org", "@" + "x".repeat(260)}) {
            assertThat(CampaignMarks.isPattern(wrong)).as(wrong).isFalse();
        }
    }
}

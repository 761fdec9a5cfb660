package org.counterplay.reports.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.counterplay.reports.store.Run;
import org.counterplay.reports.store.Versions;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    @Test
    void boundsThatDifferAreBothShown() {
        String regret = "{\"lower\": \"1/3\", \"upper\": \"2/3\"}";
        assertThat(headline("certify", "{\"verdict\": \"EPSILON_EQUILIBRIUM\", \"regret\": " + regret + "}"))
                .isEqualTo("epsilon equilibrium, regret [1/3, 2/3]");
        assertThat(headline(
                        "compare",
                        "{\"valueGap\": null, \"valueGapBounds\": " + regret + ", \"regretGap\": " + regret + "}"))
                .isEqualTo("value gap [1/3, 2/3], regret gap [1/3, 2/3]");
    }

    @Test
    void searchesSayWhatIsFoundAndProved() {
        assertThat(headline("search", "{\"gap\": {\"lower\": \"1/2\", \"upper\": \"3/4\"}}"))
                .isEqualTo("gap 1/2, at most 3/4");
        assertThat(headline("search", "{\"gap\": {\"lower\": null, \"upper\": null}}"))
                .isEqualTo("gap none");
    }

    @Test
    void verdictsOfTheoremsAreCountedOnceEach() {
        String audit = "[{\"theorem\": \"P1/4.5\", \"verdict\": {\"label\": \"holds\"}},"
                + " {\"theorem\": \"P1/4.5\", \"verdict\": {\"label\": \"holds\"}},"
                + " {\"theorem\": \"P2/Lemma-4\", \"verdict\": {\"label\": \"refuted\"}}]";
        assertThat(headline("audit", audit)).isEqualTo("1 holds, 1 refuted");
        assertThat(headline("tightness", audit)).isEqualTo("2 holds, 1 refuted");
    }

    @Test
    void whatIsNotKnownIsEmptyAndWhatIsNoJsonIsNoFault() {
        assertThat(headline("divination", "{}")).isEmpty();
        for (String kind : List.of("certify", "check", "compare", "solve", "payoffs", "search", "audit", "tightness")) {
            for (String result : List.of("", "{", "[1, 2]", "{\"omitted\": \"too long\"}", "null", "7")) {
                assertThat(headline(kind, result)).as(kind + " " + result).isNotNull();
            }
        }
    }

    private static String headline(String kind, String result) {
        return Headline.of(new Run(
                "key", kind, List.of(kind), Versions.here(), null, "here", Instant.EPOCH, 1, 0, result, List.of()));
    }
}

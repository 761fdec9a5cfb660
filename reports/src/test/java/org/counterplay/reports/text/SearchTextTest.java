package org.counterplay.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterplay.solvers.backend.SearchProgress;
import org.junit.jupiter.api.Test;

class SearchTextTest {
    @Test
    void saysWhatIsKnownAndNoMore() {
        double nan = Double.NaN;
        assertThat(SearchText.of(new SearchProgress(12.5, 13, 1234, 2, true)))
                .isEqualTo("best 12.5000, bound 13.0000, gap 4.0 %, 1,234 nodes");
        assertThat(SearchText.of(new SearchProgress(nan, 13, 1, 2, false)))
                .isEqualTo("nothing found yet, bound 13.0000, 1 node");
        assertThat(SearchText.of(new SearchProgress(nan, nan, -1, 0, false))).isEqualTo("nothing found yet");
        assertThat(SearchText.of(new SearchProgress(0, 1, -1, 0, true)))
                .isEqualTo("best 0.00000, bound 1.00000"); // the gap is infinite
    }
}

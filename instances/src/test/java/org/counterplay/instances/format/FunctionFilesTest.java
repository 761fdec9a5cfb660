package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.instances.format.FunctionClassReader.FunctionClass;
import org.counterplay.model.assumption.FeatureMap;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class FunctionFilesTest {
    private static final Game GAME = Library.find("theorem-4.5:H=3").create().game();

    @Test
    void theFirstRuleThatMatchesGivesTheFeatures() {
        FeatureMap map = features("""
                [{"state": "s0", "actions": ["a1", "*"], "values": [1, "1/2"]},
                 {"state": "s0", "actions": ["*", "*"], "values": ["0.25", -1]}]""");
        assertThat(map.dimension()).isEqualTo(2);
        assertThat(map.rows()[0]).containsExactly(BigFraction.ONE, Rationals.of(1, 2));
        assertThat(map.rows()[3]).as("(a2,a1)").containsExactly(Rationals.of(1, 4), BigFraction.MINUS_ONE);
        assertThat(map.rows()[GAME.firstRow(1)]).as("no rule").containsOnly(BigFraction.ZERO);
    }

    @Test
    void wrongFeaturesAreRefusedWithTheirPlace() {
        for (String wrong : List.of(
                "[]",
                "[{\"state\": \"s0\", \"actions\": [\"*\", \"*\"], \"values\": []}]",
                "[{\"state\": \"s9\", \"actions\": [\"*\", \"*\"], \"values\": [1]}]",
                "[{\"state\": \"s0\", \"actions\": [\"*\"], \"values\": [1]}]",
                "[{\"state\": \"s0\", \"actions\": [\"*\", \"*\"], \"values\": [1, \"x\"]}]",
                "[{\"state\": \"s0\", \"actions\": [\"*\", \"*\"], \"values\": [1]},"
                        + " {\"state\": \"*\", \"actions\": [\"*\", \"*\"], \"values\": [1, 2]}]")) {
            assertThatThrownBy(() -> features(wrong))
                    .as(wrong)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("features.json");
        }
    }

    @Test
    void constraintsNameTheRowsThatTheirTermsMatch() {
        FunctionClass read = functions("""
                "bound": 2, "constraints": [{"terms": [{"state": "s1", "actions": ["a2", "a1"], "coefficient": 3},
                  {"state": "s1", "actions": ["a2", "*"], "coefficient": "1/3"}], "atMost": 1, "atLeast": "-1"}]""");
        assertThat(read.bound()).isEqualTo(Rationals.of(2));
        assertThat(read.constraints()).hasSize(1);
        int from = GAME.firstRow(1);
        assertThat(read.constraints().getFirst().rows()).containsExactly(from + 3, from + 4, from + 5);
        assertThat(read.constraints().getFirst().coefficients())
                .containsExactly(Rationals.of(3), Rationals.of(1, 3), Rationals.of(1, 3));
    }

    @Test
    void wrongConstraintsAreRefused() {
        for (String wrong : List.of(
                "\"bound\": -1",
                "\"constraints\": [{\"terms\": []}]",
                "\"constraints\": [{\"atMost\": 1}]",
                "\"constraints\": [{\"terms\": [], \"atMost\": 1, \"atLeast\": 2}]",
                "\"limit\": 1")) {
            assertThatThrownBy(() -> functions(wrong)).as(wrong).isInstanceOf(InputException.class);
        }
    }

    private static FeatureMap features(String rules) {
        return FeatureReader.read(
                "{\"format\": \"counterplay/features\", \"version\": 1, \"features\": " + rules + "}",
                "features.json",
                GAME);
    }

    private static FunctionClass functions(String fields) {
        return FunctionClassReader.read(
                "{\"format\": \"counterplay/functions\", \"version\": 1, " + fields + "}", "functions.json", GAME);
    }
}

package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.counterplay.instances.exchange.NfgReader;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Games from a public catalogue, whose exact optima over correlated and coarse correlated equilibria were computed elsewhere
 * by vertex and LP codes ({@code shared/reference/nfg/values.json} beside the checkout; skipped where it is not there).
 */
class ReferenceGamesTest {
    private static final ExactPrograms EXACT = new ExactOptimum()::of;

    @Test
    void optimaAreThoseOfOtherTools() throws Exception {
        Path folder = folder();
        assumeTrue(folder != null, "shared/reference/nfg is not beside the checkout");
        JsonNode values = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("values.json")));
        int checked = 0;
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            StageGame game = StageGame.of(
                    NfgReader.read(folder.resolve(entry.getKey())).instance().game(), 0);
            for (Map.Entry<String, JsonNode> expected : entry.getValue().properties()) {
                if (expected.getValue().isString()) {
                    assertThat(optimum(game, expected.getKey()))
                            .as(entry.getKey() + " " + expected.getKey())
                            .isEqualTo(Rationals.parse(expected.getValue().asString()));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(values.size());
    }

    private static BigFraction optimum(StageGame game, String key) {
        EquilibriumConcept concept = key.startsWith("CCE") ? EquilibriumConcept.CCE : EquilibriumConcept.CE;
        if (key.endsWith("max_welfare")) {
            return StageEquilibrium.best(game, concept, new Goal.Welfare(), EXACT)
                    .objective();
        }
        if (key.endsWith("max_u1")) {
            return StageEquilibrium.best(game, concept, new Goal.OfAgent(0, "1"), EXACT)
                    .objective();
        }
        assertThat(key).as("a quantity of values.json").endsWith("min_welfare");
        BigFraction[] weights = new BigFraction[game.actions().size()];
        Arrays.setAll(weights, joint -> {
            ExactSum sum = new ExactSum();
            for (NumberColumn payoff : game.payoffs()) {
                sum.subtract(payoff.at(joint));
            }
            return sum.value();
        });
        return StageEquilibrium.best(game, concept, new Goal.LinearIn("least welfare", weights), EXACT)
                .objective()
                .negate();
    }

    private static @Nullable Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/reference/nfg");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}

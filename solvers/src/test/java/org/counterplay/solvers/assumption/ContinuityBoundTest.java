package org.counterplay.solvers.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The bounds on delta against what is exact in one step, and against best responses to sampled policies in more. */
class ContinuityBoundTest {
    private static final long SEED = Long.getLong("tests.seed", 7) & Integer.MAX_VALUE;

    @Test
    void oneStepOfTwoAgentsIsNeverBelowWhatIsExact() {
        int sharp = 0;
        for (long seed = SEED; seed < SEED + 25; seed++) {
            String name = "random-layered:H=1,width=1,successors=1,actions=3,policy=product,seed=" + seed;
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy expert = expert(instance);
            StateDistribution visits = StateDistribution.of(game, expert);
            for (int agent = 0; agent < 2; agent++) {
                for (BigFraction eps : new BigFraction[] {Rationals.of(1, 10), Rationals.of(1, 2)}) {
                    Enclosure exact = OneStepContinuity.of(game, expert, agent, eps, new ExactOptimum())
                            .value();
                    Optional<BigFraction> bound = ContinuityBound.of(game, expert, agent, eps, visits);
                    assertThat(bound).as(name).isPresent();
                    assertThat(bound.orElseThrow())
                            .as("%s agent %d", name, agent)
                            .isGreaterThanOrEqualTo(exact.upper());
                    sharp += bound.orElseThrow().equals(exact.upper()) ? 1 : 0;
                    DominatedActions.bound(game, expert, agent, visits)
                            .ifPresent(most -> assertThat(most).as(name).isGreaterThanOrEqualTo(exact.upper()));
                }
            }
        }
        assertThat(sharp).as("of 100 (seed %d)", SEED).isGreaterThan(50);
    }

    @Test
    void noSampledBestResponseIsFarther() {
        int below = 0;
        for (long seed = SEED; seed < SEED + 12; seed++) {
            for (String kind : new String[] {
                "random-layered:H=1,width=2,initial=2,successors=1,agents=3,actions=2,policy=product",
                "random-layered:H=2,width=2,actions=2,idle=1/2,policy=product",
                "random-layered:H=3,width=2,actions=2,idle=2/3,policy=product"
            }) {
                String name = kind + ",seed=" + seed;
                Instance instance = Library.find(name).create();
                Game game = instance.game();
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    // The lower end is a best response to a policy that was played: it refutes a bound that is too
                    // small.
                    Enclosure found = BestResponseContinuity.sampled(
                                    game, expert(instance), agent, Rationals.of(1, 5), 60, seed)
                            .value();
                    assertThat(found.lower()).as("%s agent %d", name, agent).isLessThanOrEqualTo(found.upper());
                    below += found.upper().compareTo(BigFraction.ONE) < 0 ? 1 : 0;
                }
            }
        }
        assertThat(below).as("bounds that say something (seed %d)", SEED).isPositive();
    }

    private static Policy expert(Instance instance) {
        Policy expert = instance.policies().get("expert");
        if (expert == null) {
            throw new IllegalStateException("no expert");
        }
        return expert;
    }
}

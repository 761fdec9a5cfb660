package org.counterplay.solvers.imitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.formulation.MomentProgram.Constraint;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.FeatureMoments;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The box alone is the complete class; single rows cut it down as computed by hand; without a box the error is infinite. */
class PolytopeMomentsTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    @Test
    void boxesAndCutsHaveTheErrorsOfTheirVertices() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        ExactOptimum optimum = new ExactOptimum();
        int different = 0;
        for (int k = 0; k < 25; k++) {
            Instance instance = Library.find("random-recurrent:H=3,states=3,agents=2,actions=2,numbers=rational,seed="
                            + seeds.nextLong(1L << 40))
                    .create();
            Game game = instance.game();
            Policy expert = instance.policies().values().iterator().next();
            PolicyWriter writer = PolicyWriter.stationary(game, "learner");
            for (int s = 0; s < game.stateCount(); s++) {
                writer.next();
                writer.recommend(seeds.nextInt(game.actions(s).size()), BigFraction.ONE);
            }
            Policy learner = writer.finish();
            String where = game.name() + ", -Dtests.seed=" + SEED;
            BigFraction complete = ImitationErrors.of(game, expert, learner, Effort.EXACT)
                    .occupancy()
                    .lower();
            PolytopeMoments box = PolytopeMoments.of(game, expert, learner, List.of(), BigFraction.ONE, optimum);
            assertThat(box).as(where).isInstanceOf(PolytopeMoments.Attained.class);
            assertThat(((PolytopeMoments.Attained) box).error()).as(where).isEqualTo(complete);
            BigFraction[] difference = FeatureMoments.occupancyDifference(game, expert, learner);
            int at = seeds.nextInt(difference.length);
            Constraint zero = new Constraint(
                    new int[] {at}, new BigFraction[] {Rationals.of(1, 3)}, BigFraction.ZERO, BigFraction.ZERO);
            PolytopeMoments cut = PolytopeMoments.of(game, expert, learner, List.of(zero), BigFraction.ONE, optimum);
            assertThat(((PolytopeMoments.Attained) cut).error())
                    .as(where)
                    .isEqualTo(complete.subtract(difference[at].abs()));
            Constraint impossible =
                    new Constraint(new int[] {at}, new BigFraction[] {BigFraction.ONE}, Rationals.of(2), null);
            assertThat(PolytopeMoments.of(game, expert, learner, List.of(impossible), BigFraction.ONE, optimum))
                    .as(where)
                    .isInstanceOf(PolytopeMoments.Empty.class);
            if (complete.signum() > 0) {
                different++;
                assertThat(PolytopeMoments.of(game, expert, learner, List.of(), null, optimum))
                        .as(where)
                        .isInstanceOf(PolytopeMoments.Unbounded.class);
            }
        }
        assertThat(different).isGreaterThan(5);
    }
}

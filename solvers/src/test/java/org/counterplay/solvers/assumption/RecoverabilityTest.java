package org.counterplay.solvers.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.assumption.IdentityRecoverability;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The constant by listing all deviations, each with all its advantages. */
class RecoverabilityTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final double MOST_LISTED = 260;

    @Test
    void theConstantIsTheLargestAdvantageUnderAnyDeviation() {
        run(60);
    }

    @Tag("long")
    @Test
    void theConstantIsTheLargestAdvantageUnderAnyDeviationInManyGames() {
        run(3_000);
    }

    @Test
    void gamesOfTwoStatesAreDecidedWithinTheStandardCases() {
        for (long seed = 20240200; seed < 20240204; seed++) {
            Instance instance = Library.find("random-recurrent:states=2,H=3,actions=3,timing=per-step,seed=" + seed)
                    .create();
            Policy expert = instance.policies().values().iterator().next();
            for (Recoverability.Over over : Recoverability.Over.values()) {
                Recoverability found =
                        Recoverability.of(instance.game(), expert, over, Places.EVERY, Recoverability.STANDARD_NODES);
                assertThat(found.value().exact())
                        .as("%s, seed %d: %d cases", over, seed, found.nodes())
                        .isTrue();
            }
        }
    }

    @Test
    void whoIsStoppedIsGivenTheEnclosureOfThen() {
        Instance instance = Library.find("random-recurrent:states=2,H=3,actions=3,timing=per-step,seed=20240200")
                .create();
        Policy expert = instance.policies().values().iterator().next();
        Recoverability all = Recoverability.of(
                instance.game(), expert, Recoverability.Over.MARKOV, Places.EVERY, Recoverability.STANDARD_NODES);
        Recoverability stopped = Recoverability.of(
                instance.game(),
                expert,
                Recoverability.Over.MARKOV,
                Places.EVERY,
                Recoverability.STANDARD_NODES,
                () -> true);
        assertThat(stopped.nodes()).isZero();
        assertThat(stopped.value().exact()).isFalse();
        assertThat(all.value().lower())
                .isBetween(stopped.value().lower(), stopped.value().upper());
    }

    private static void run(int games) {
        SplittableRandom seeds = new SplittableRandom(SEED);
        int above = 0;
        for (int k = 0; k < games; k++) {
            Instance instance = AllDeviations.random(seeds.split());
            Game game = instance.game();
            Policy expert = instance.policies().values().iterator().next();
            Places places = Places.values()[k % 2];
            BigFraction identity =
                    IdentityRecoverability.of(game, expert, places).value();
            for (Recoverability.Over over : Recoverability.Over.values()) {
                boolean stationary =
                        over == Recoverability.Over.STATIONARY || game.horizon().tableSteps() == 1;
                String where = game.name() + " " + over + " " + places + ", -Dtests.seed=" + SEED;
                Recoverability found = Recoverability.of(game, expert, over, places, Recoverability.STANDARD_NODES);
                assertThat(found.value().exact()).as(where).isTrue();
                assertThat(found.value().lower()).as(where).isGreaterThanOrEqualTo(identity);
                assertThat(PolicyValues.of(game, expert, found.agent(), found.deviation(), places.of(game))
                                .advantage(found.step(), found.state(), found.joint()))
                        .as(where)
                        .isEqualTo(found.advantage());
                assertThat(found.advantage().abs())
                        .as(where)
                        .isEqualTo(found.value().lower());
                Recoverability bounds = Recoverability.of(game, expert, over, places, 0);
                assertThat(bounds.value().upper())
                        .as(where)
                        .isGreaterThanOrEqualTo(found.value().upper());
                assertThat(bounds.value().lower())
                        .as(where)
                        .isLessThanOrEqualTo(found.value().lower());
                if (listable(game, stationary, places)) {
                    assertThat(found.value())
                            .as(where)
                            .isEqualTo(Enclosure.exactly(listed(game, expert, stationary, places)));
                    above += found.value().lower().compareTo(identity) > 0 ? 1 : 0;
                }
            }
        }
        assertThat(above).as("constants above the identity's").isGreaterThan(5);
    }

    private static boolean listable(Game game, boolean stationary, Places places) {
        for (int agent = 0; agent < game.agentCount(); agent++) {
            if (AllDeviations.count(game, agent, stationary, places) > MOST_LISTED) {
                return false;
            }
        }
        return true;
    }

    private static BigFraction listed(Game game, Policy expert, boolean stationary, Places places) {
        BigFraction[] most = {BigFraction.ZERO};
        for (int i = 0; i < game.agentCount(); i++) {
            int agent = i;
            AllDeviations.each(
                    game,
                    agent,
                    stationary,
                    places,
                    deviation -> most[0] = Rationals.max(most[0], largest(game, expert, deviation, places)));
        }
        return most[0];
    }

    private static BigFraction largest(Game game, Policy expert, Deviation deviation, Places which) {
        Timeline places = which.of(game);
        PolicyValues values = PolicyValues.of(game, expert, deviation.agent(), deviation, places);
        BigFraction most = BigFraction.ZERO;
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                for (int joint = 0; joint < game.actions(s).size(); joint++) {
                    most = Rationals.max(most, values.advantage(step, s, joint).abs());
                }
            }
        }
        return most;
    }
}

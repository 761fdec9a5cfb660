package org.counterplay.solvers.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.assumption.Concentrability;
import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.solvers.deviation.Enumeration;
import org.counterplay.solvers.deviation.RecurrentGames;
import org.counterplay.solvers.deviation.SearchLimits;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Concentrability over budgets and stationary deviations, against all of them listed, each played out. */
class ClassConcentrabilityTest {
    /** Stands for infinity, above every ratio of these games. */
    private static final BigFraction INFINITY = Rationals.of(1_000_000_000);

    private static final ClassLosses LOSSES = new ClassLosses(2_000, new SearchLimits(null, 100_000, 1, () -> false));

    @Test
    void theLargestRatioIsThatOfAllDeviationsListed() {
        int finite = 0;
        int infinite = 0;
        List<String> names =
                Stream.concat(Stream.of("theorem-4.5:H=3"), random()).toList();
        for (String name : names) {
            Instance instance = Library.find(name).create();
            Game game = instance.game();
            Policy expert = instance.policies().values().iterator().next();
            for (DeviationClass deviations : List.of(
                    new DeviationClass.Stationary(),
                    new DeviationClass.Budget(0),
                    new DeviationClass.Budget(1),
                    new DeviationClass.Budget(2))) {
                BigFraction listed = listed(game, expert, deviations);
                Concentrability found = ClassConcentrability.of(
                                game, expert, deviations, LOSSES, Optional.empty(), ImitationStudy.Limits.STANDARD)
                        .value()
                        .orElseThrow();
                String where = name + ", " + deviations.name();
                if (listed.equals(INFINITY)) {
                    infinite++;
                    assertThat(found.value().infinite()).as(where).isTrue();
                } else {
                    finite++;
                    assertThat(found.value()).as(where).isEqualTo(new Magnitude.Finite(Enclosure.exactly(listed)));
                }
                assertThat(ratio(game, expert, found.deviation(), found.state()))
                        .as(where)
                        .isEqualTo(listed);
            }
        }
        assertThat(finite).isGreaterThan(60);
        assertThat(infinite).isGreaterThan(1);
    }

    private static Stream<String> random() {
        return LongStream.range(0, 10)
                .mapToObj(k -> RecurrentGames.SEED + 80_000 + k)
                .flatMap(seed -> Stream.of(
                        "random-recurrent:states=3,H=3,agents=1,actions=2,successors=1,support=1,seed=" + seed,
                        "random-recurrent:states=2,H=2,actions=2,careless=1,seed=" + seed,
                        "random-recurrent:states=2,discount=2/3,actions=2,policy=product,seed=" + seed));
    }

    private static BigFraction listed(Game game, Policy expert, DeviationClass deviations) {
        BigFraction most = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            most = Rationals.max(most, Enumeration.best(game, expert, agent, deviations, deviation -> {
                BigFraction own = BigFraction.ZERO;
                for (int s = 0; s < game.stateCount(); s++) {
                    own = Rationals.max(own, ratio(game, expert, deviation, s));
                }
                return own;
            }));
        }
        return most;
    }

    private static BigFraction ratio(Game game, Policy expert, Deviation deviation, int state) {
        BigFraction visits = StateDistribution.of(game, expert, deviation).average(state);
        BigFraction experts = StateDistribution.of(game, expert).average(state);
        return visits.getNumerator().signum() == 0
                ? BigFraction.ZERO
                : experts.getNumerator().signum() == 0 ? INFINITY : visits.divide(experts);
    }
}

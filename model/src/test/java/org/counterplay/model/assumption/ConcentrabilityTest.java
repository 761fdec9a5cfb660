package org.counterplay.model.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.assumption.Concentrability.Against;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.TwoPolicies;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SmallGame;
import org.counterplay.model.sample.SmallGames;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ratios by listing all deviations, all of them or the best responses among them. */
class ConcentrabilityTest {
    private static final double MOST_LISTED = 700;

    @Test
    void ratiosAreThoseOfAllDeviationsListed() {
        int[] finite = {0};
        ForAll.games(60, (sample, seed) -> check(sample, finite));
        assertThat(finite[0]).as("games in which something is finite").isGreaterThan(3);
    }

    /** In this game it is at a state at a step at which best responses never are. */
    @Test
    void theExpertIsMeasuredAtAllSteps() {
        check(SmallGames.of(20_240_604_557L), new int[1]);
    }

    /** Here the ratio is large, and so is the width of what is computed in doubles. */
    @Test
    void largeRatiosAreEnclosedInProportion() {
        check(SmallGames.of(20_240_606_092L), new int[1]);
    }

    @Tag("long")
    @Test
    void ratiosAreThoseOfAllDeviationsListedInManyGames() {
        int[] finite = {0};
        ForAll.games(20_000, (sample, seed) -> check(sample, finite));
        assertThat(finite[0]).isGreaterThan(500);
    }

    private static void check(SmallGame sample, int[] finite) {
        Game game = sample.game();
        Policy expert = sample.policy(game);
        BruteForce force = new BruteForce(sample);
        for (Reading reading : Reading.values()) {
            Concentrability all = Concentrability.of(game, expert, Against.ALL, reading, Effort.AUTO);
            Concentrability best = Concentrability.of(game, expert, Against.BEST_RESPONSES, reading, Effort.AUTO);
            attained(sample, force, all, reading);
            attained(sample, force, best, reading);
            if (all.value() instanceof Magnitude.Finite(Enclosure most)) {
                finite[0]++;
                assertThat(most.lower()).isGreaterThanOrEqualTo(BigFraction.ONE);
                assertThat(best.value().finite().upper()).isLessThanOrEqualTo(most.upper());
                if (!sample.discounted()) {
                    Concentrability flat = Concentrability.of(game, expert, Against.ALL, reading, Effort.ENCLOSED);
                    assertThat(most.lower())
                            .isBetween(
                                    flat.value().finite().lower(),
                                    flat.value().finite().upper());
                    // A quotient of chances: what rounding adds is in proportion to it.
                    Enclosure near = flat.value().finite();
                    assertThat(near.width().divide(near.upper())).isLessThan(Rationals.of(1, 100_000_000_000L));
                }
            }
            int agent = all.agent();
            double count = 0;
            for (int i = 0; i < sample.agents(); i++) {
                count += TwoPolicies.count(sample, i, false);
            }
            if (count <= MOST_LISTED) {
                assertThat(all.value()).as("agent " + agent).isEqualTo(listed(sample, force, false, reading));
                assertThat(best.value()).isEqualTo(listed(sample, force, true, reading));
            }
        }
    }

    /** The deviation that is named attains the ratio that is named, at the place that is named; a best response is one. */
    private static void attained(SmallGame sample, BruteForce force, Concentrability found, Reading reading) {
        BigFraction[][] dE = TwoPolicies.visits(sample, -1, new int[0][][]);
        BigFraction[][] d = TwoPolicies.visits(sample, found.agent(), force.phi(found.deviation()));
        boolean averaged = found.step() == 0;
        assertThat(averaged).isEqualTo(reading == Reading.AVERAGED || sample.discounted());
        BigFraction by = averaged ? TwoPolicies.average(d, found.state()) : d[found.step() - 1][found.state()];
        BigFraction of = averaged ? TwoPolicies.average(dE, found.state()) : dE[found.step() - 1][found.state()];
        if (found.value().infinite()) {
            assertThat(of).isEqualTo(BigFraction.ZERO);
            assertThat(by).isGreaterThan(BigFraction.ZERO);
        } else {
            assertThat(by.divide(of)).isEqualTo(found.value().finite().lower());
            assertThat(found.value().finite().exact()).isTrue();
        }
    }

    private static Magnitude listed(SmallGame sample, BruteForce force, boolean bestOnly, Reading reading) {
        BigFraction[][] dE = TwoPolicies.visits(sample, -1, new int[0][][]);
        List<@Nullable BigFraction> ratios = new ArrayList<>();
        for (int i = 0; i < sample.agents(); i++) {
            int agent = i;
            BigFraction best = bestOnly ? force.best(agent, new DeviationClass.Markov()) : BigFraction.ZERO;
            TwoPolicies.each(sample, agent, false, phi -> {
                if (bestOnly && !force.value(agent, phi).equals(best)) {
                    return;
                }
                BigFraction[][] d = TwoPolicies.visits(sample, agent, phi);
                for (int s = 0; s < sample.states(); s++) {
                    if (reading == Reading.AVERAGED) {
                        add(ratios, TwoPolicies.average(d, s), TwoPolicies.average(dE, s));
                    } else {
                        for (int h = 0; h < d.length; h++) {
                            add(ratios, d[h][s], dE[h][s]);
                        }
                    }
                }
            });
        }
        BigFraction most = BigFraction.ZERO;
        for (BigFraction ratio : ratios) {
            if (ratio == null) {
                return new Magnitude.Infinite();
            }
            most = Rationals.max(most, ratio);
        }
        return Magnitude.exactly(most);
    }

    private static void add(List<@Nullable BigFraction> ratios, BigFraction by, BigFraction of) {
        if (by.getNumerator().signum() > 0) {
            ratios.add(of.getNumerator().signum() == 0 ? null : by.divide(of));
        }
    }
}

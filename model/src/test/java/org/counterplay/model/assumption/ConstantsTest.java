package org.counterplay.model.assumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.TwoPolicies;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Coverage, features, linearity and the identity's advantages by their definitions; theorems that tie them together. */
class ConstantsTest {
    private static final double MOST_LISTED = 200;

    @Test
    void coverageIsTheLeastProbabilityInEachReading() {
        ForAll.games(300, (sample, seed) -> {
            Game game = sample.game();
            Policy expert = sample.policy(game);
            BigFraction[][] d = TwoPolicies.visits(sample, -1, new int[0][][]);
            BigFraction averaged = Rationals.of(2);
            BigFraction largestStep = Rationals.of(2);
            for (int s = 0; s < sample.states(); s++) {
                averaged = Rationals.min(averaged, TwoPolicies.average(d, s));
                BigFraction most = BigFraction.ZERO;
                for (BigFraction[] step : d) {
                    most = Rationals.max(most, step[s]);
                }
                largestStep = Rationals.min(largestStep, most);
            }
            BigFraction everyStep = Rationals.of(2);
            Timeline places = Timeline.of(game);
            for (int h = 1; h <= places.steps(); h++) {
                for (int s : places.states(h)) {
                    everyStep = Rationals.min(everyStep, d[h - 1][s]);
                }
            }
            Coverage all = Coverage.of(game, expert, Coverage.States.ALL, Effort.EXACT);
            assertThat(all.averaged().value().lower()).isEqualTo(averaged);
            assertThat(TwoPolicies.average(d, all.averaged().state())).isEqualTo(averaged);
            assertThat(all.largestStep().value().lower()).isEqualTo(largestStep);
            assertThat(all.everyStep().value().lower()).isEqualTo(everyStep);
            assertThat(all.fullSupport()).isEqualTo(averaged.getNumerator().signum() > 0);
            Coverage reachable = Coverage.of(game, expert, Coverage.States.REACHABLE, Effort.AUTO);
            assertThat(reachable.averaged().value().lower()).isGreaterThanOrEqualTo(averaged);
            Coverage flat = Coverage.of(game, expert, Coverage.States.ALL, Effort.ENCLOSED);
            assertThat(averaged)
                    .isBetween(
                            flat.averaged().value().lower(),
                            flat.averaged().value().upper());
            assertThat(largestStep)
                    .isBetween(
                            flat.largestStep().value().lower(),
                            flat.largestStep().value().upper());
            // in a discounted game the error is that of a residual over 1 - gamma
            assertThat(flat.averaged().value().width()).isLessThan(Rationals.of(1, 10_000_000_000L));
        });
    }

    @Test
    void tabularFeaturesWeighOccupanciesByTheExperts() {
        ForAll.games(80, (sample, seed) -> {
            Game game = sample.game();
            Policy expert = sample.policy(game);
            FeatureConcentrability found =
                    FeatureConcentrability.of(game, expert, FeatureMap.tabular(game), Reading.AVERAGED);
            // phi^T Lambda^+ phi = 1 / rho_E(s,a), so the expectation is sum rho_dev / rho_E
            BruteForce force = new BruteForce(sample);
            compare(sample, force, found);
            assertThat(LinearGame.check(game, FeatureMap.tabular(game)))
                    .isEqualTo(new LinearGame.Linear(game.rowCount()));
        });
    }

    private static void compare(SmallGame sample, BruteForce force, FeatureConcentrability found) {
        BigFraction[] own = ratio(sample, found.agent(), force.phi(found.deviation()));
        assertThat(own.length == 0).isEqualTo(found.value().infinite());
        if (own.length > 0) {
            assertThat(own[0]).isEqualTo(found.value().finite().lower());
            assertThat(own[0]).as("obedience earns the rank").isGreaterThanOrEqualTo(Rationals.of(found.rank()));
        }
        for (int i = 0; i < sample.agents(); i++) {
            int agent = i;
            if (TwoPolicies.count(sample, agent, false) <= MOST_LISTED
                    && !found.value().infinite()) {
                TwoPolicies.each(
                        sample,
                        agent,
                        false,
                        phi -> assertThat(ratio(sample, agent, phi)[0])
                                .isLessThanOrEqualTo(found.value().finite().lower()));
            }
        }
    }

    /** {@code sum rho_dev / rho_E}, or nothing where that is infinite. */
    private static BigFraction[] ratio(SmallGame sample, int agent, int[][][] phi) {
        BigFraction[][] dE = TwoPolicies.visits(sample, -1, new int[0][][]);
        BigFraction[][] d = TwoPolicies.visits(sample, agent, phi);
        BigFraction sum = BigFraction.ZERO;
        for (int s = 0; s < sample.states(); s++) {
            for (int a = 0; a < sample.joints(s); a++) {
                BigFraction by = BigFraction.ZERO;
                BigFraction of = BigFraction.ZERO;
                for (int h = 1; h <= d.length; h++) {
                    by = by.add(d[h - 1][s].multiply(TwoPolicies.played(sample, h, s, agent, phi)[a]));
                    of = of.add(dE[h - 1][s].multiply(sample.sigma(h, s)[a]));
                }
                if (by.getNumerator().signum() > 0) {
                    if (of.getNumerator().signum() == 0) {
                        return new BigFraction[0];
                    }
                    sum = sum.add(by.divide(of));
                }
            }
        }
        return new BigFraction[] {sum};
    }

    /** Invertible maps of the features change nothing; neither does saying one of them twice. */
    @Test
    void featuresCountAsTheSpaceThatTheySpan() {
        ForAll.games(40, (sample, seed) -> {
            Game game = sample.game();
            Policy expert = sample.policy(game);
            SplittableRandom random = new SplittableRandom(seed);
            int d = 1 + random.nextInt(3);
            BigFraction[][] rows = new BigFraction[game.rowCount()][d];
            BigFraction[][] mapped = new BigFraction[game.rowCount()][d + 1];
            for (int row = 0; row < rows.length; row++) {
                for (int k = 0; k < d; k++) {
                    rows[row][k] = Rationals.of(random.nextInt(-2, 3));
                }
                for (int k = 0; k < d; k++) { // upper triangular, ones on the diagonal
                    mapped[row][k] = k + 1 < d ? rows[row][k].add(rows[row][k + 1].multiply(3)) : rows[row][k];
                }
                mapped[row][d] = mapped[row][0].multiply(2);
            }
            for (Reading reading : Reading.values()) {
                FeatureConcentrability one = FeatureConcentrability.of(game, expert, new FeatureMap(rows), reading);
                FeatureConcentrability other = FeatureConcentrability.of(game, expert, new FeatureMap(mapped), reading);
                assertThat(other.value()).isEqualTo(one.value());
                assertThat(other.rank()).isEqualTo(one.rank());
            }
        });
    }

    /** A game made from features is linear in them; with one probability moved it is not in fewer than all. */
    @Test
    void aGameIsLinearInFeaturesThatItsRowsAreMadeOf() {
        ForAll.games(150, (sample, seed) -> {
            Game game = sample.game();
            List<BigFraction[]> rows = new ArrayList<>();
            for (int s = 0; s < sample.states(); s++) {
                for (int a = 0; a < sample.joints(s); a++) {
                    BigFraction[] row = new BigFraction[sample.states() + sample.agents()];
                    System.arraycopy(sample.next[s][a], 0, row, 0, sample.states());
                    for (int i = 0; i < sample.agents(); i++) {
                        row[sample.states() + i] = sample.reward[i][s][a];
                    }
                    rows.add(row);
                }
            }
            FeatureMap features = new FeatureMap(rows.toArray(BigFraction[][]::new));
            assertThat(LinearGame.check(game, features)).isInstanceOf(LinearGame.Linear.class);
            SmallGame changed = sample.copy();
            int s = (int) Math.floorMod(seed, (long) sample.states());
            changed.reward[0][s][0] = changed.reward[0][s][0].add(BigFraction.ONE);
            LinearGame verdict = LinearGame.check(changed.game(), features);
            if (game.rowCount() > 1 && verdict instanceof LinearGame.NotLinear not) {
                assertThat(not.what()).isEqualTo("reward of i0");
            }
            BigFraction[][] constant = new BigFraction[game.rowCount()][1];
            for (BigFraction[] row : constant) {
                row[0] = BigFraction.ONE;
            }
            boolean same = rows.stream().allMatch(row -> java.util.Arrays.equals(row, rows.get(0)));
            assertThat(LinearGame.check(game, new FeatureMap(constant)) instanceof LinearGame.Linear)
                    .isEqualTo(same);
        });
    }

    @Test
    void featuresOfAnotherSizeAreRefused() {
        ForAll.games(3, (sample, seed) -> {
            Game game = sample.game();
            FeatureMap other = new FeatureMap(new BigFraction[game.rowCount() + 1][0]);
            assertThatIllegalArgumentException().isThrownBy(() -> LinearGame.check(game, other));
        });
    }

    /** {@code TV(phi . sigma_E, phi . sigma) <= TV(sigma_E, sigma)} at every place, as 2406.04219 uses it. */
    @Test
    void deviationsContractTotalVariation() {
        ForAll.games(120, (sample, seed) -> {
            TwoPolicies two = new TwoPolicies(sample, seed);
            for (int i = 0; i < sample.agents(); i++) {
                int agent = i;
                if (TwoPolicies.count(sample, agent, true) <= MOST_LISTED) {
                    TwoPolicies.each(
                            sample,
                            agent,
                            true,
                            phi -> two.places((h, s) -> assertThat(TwoPolicies.tv(
                                            TwoPolicies.played(sample, h, s, agent, phi),
                                            TwoPolicies.played(two.other, h, s, agent, phi)))
                                    .isLessThanOrEqualTo(TwoPolicies.tv(sample.sigma(h, s), two.other.sigma(h, s)))));
                }
            }
        });
    }

    @Test
    void smallerClassesHaveSmallerRegret() {
        ForAll.games(50, (sample, seed) -> {
            BruteForce force = new BruteForce(sample);
            for (int i = 0; i < sample.agents(); i++) {
                if (force.count(i, new DeviationClass.Markov(), 100) <= 100) {
                    BigFraction markov = force.best(i, new DeviationClass.Markov());
                    assertThat(force.best(i, new DeviationClass.Stationary())).isLessThanOrEqualTo(markov);
                    assertThat(force.best(i, new DeviationClass.Coarse())).isLessThanOrEqualTo(markov);
                }
            }
        });
    }
}

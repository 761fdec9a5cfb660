package org.counterplay.solvers.search.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.counterplay.solvers.search.witness.RandomPoints;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final Precision EXACT = new Precision(Precision.Effort.EXACT, Rationals.of(1, 1_000_000));
    private static final int GAMES = 40;
    /** Rounding of some dozens of operations on numbers of at most 10. */
    private static final double ROUNDING = 1e-13;

    private static final List<Size> SIZES = List.of(
            new Size(3, List.of(2, 2), new Horizon.Finite(3)),
            new Size(2, List.of(3, 2), new Horizon.Finite(4)),
            new Size(2, List.of(2, 2, 2), new Horizon.Finite(2)),
            new Size(4, List.of(2), new Horizon.Finite(3)),
            new Size(3, List.of(2, 2), new Horizon.Discounted(Rationals.of(3, 4))),
            new Size(1, List.of(2, 3), new Horizon.Discounted(Rationals.of(1, 2))));

    private interface Case {
        void check(Layout layout, ExactPoint point, Game game, Policy expert, Policy learner, SplittableRandom random);
    }

    private static void each(Case check) {
        for (int k = 0; k < GAMES; k++) {
            long seed = RandomPoints.firstSeed() + k;
            RewardClass kind = k % 3 == 0 ? RewardClass.COMMON : RewardClass.GENERAL;
            Size size = SIZES.get(k % SIZES.size());
            if (k % 5 == 0 && size.actions().size() == 2) {
                kind = RewardClass.ZERO_SUM;
            }
            Layout layout = new Layout(size, kind);
            ExactPoint point = RandomPoints.of(layout, seed);
            Game game = point.game("random");
            try {
                check.check(
                        layout,
                        point,
                        game,
                        point.policy(game, Who.EXPERT),
                        point.policy(game, Who.LEARNER),
                        new SplittableRandom(seed));
            } catch (AssertionError failure) {
                throw new AssertionError("replay with -Dtests.seed=" + seed + ", size " + size, failure);
            }
        }
    }

    @Test
    void regretsAreThoseOfTheCertificates() {
        each((layout, point, game, expert, learner, random) -> {
            Evaluator evaluator = new Evaluator(layout);
            double[] x = point.doubles();
            assertThat(evaluator.regret(x, Who.EXPERT))
                    .isCloseTo(regret(game, expert, new DeviationClass.Markov()), within(10 * ROUNDING));
            double learned = regret(game, learner, new DeviationClass.Markov());
            assertThat(evaluator.regret(x, Who.LEARNER)).isCloseTo(learned, within(10 * ROUNDING));
            assertThat(evaluator.aim(x, Aim.NASH_GAP))
                    .isCloseTo(regret(game, learner, new DeviationClass.Coarse()), within(10 * ROUNDING));
            assertThat(evaluator.aim(x, Aim.REGRET_GAP))
                    .isCloseTo(learned - regret(game, expert, new DeviationClass.Markov()), within(20 * ROUNDING));
        });
    }

    private static double regret(Game game, Policy policy, DeviationClass deviations) {
        Enclosure regret = Certification.of(game, policy, deviations, new StructuredFinder(), EXACT)
                .certificate()
                .regret();
        assertThat(regret.exact()).isTrue();
        return Rationals.toDouble(regret.upper());
    }

    @Test
    void theDeviationWrittenEarnsTheRegret() {
        each((layout, point, game, expert, learner, random) -> {
            Evaluator evaluator = new Evaluator(layout);
            double[] x = point.doubles();
            for (int agent = 0; agent < layout.agents(); agent++) {
                int[] plays = layout.obedience(agent);
                double regret = evaluator.regret(x, Who.LEARNER, agent, plays);
                PolicyValues deviating = PolicyValues.of(game, learner, agent, deviation(layout, game, agent, plays));
                PolicyValues obeying = PolicyValues.of(game, learner, agent);
                assertThat(regret)
                        .isCloseTo(
                                Rationals.toDouble(deviating.value().subtract(obeying.value())), within(10 * ROUNDING));
            }
        });
    }

    private static Deviation deviation(Layout layout, Game game, int agent, int[] plays) {
        Deviation deviation = Deviation.identity(game, agent, false);
        for (int h = 0; h < layout.steps(); h++) {
            for (int s = 0; s < layout.states(); s++) {
                for (int b = 0; b < layout.count(agent); b++) {
                    deviation.set(h + 1, s, b, plays[layout.deviationPlace(agent, h, s, b)]);
                }
            }
        }
        return deviation;
    }

    @Test
    void errorsAreTheExactOnes() {
        each((layout, point, game, expert, learner, random) -> {
            Evaluator evaluator = new Evaluator(layout);
            double[] x = point.doubles();
            ImitationErrors errors = ImitationErrors.of(game, expert, learner, Effort.EXACT);
            near(evaluator.behaviorCloning(x), errors.behaviorCloning());
            near(evaluator.occupancy(x), errors.occupancy());
            near(evaluator.statesOnly(x), errors.states());
            DeviationClass markov = new DeviationClass.Markov();
            near(
                    evaluator.deviatedLoss(x, -1),
                    DeviationLoss.blades(game, expert, learner, markov, Effort.EXACT)
                            .value());
            near(
                    evaluator.deviatedLoss(x, 1e-10),
                    DeviationLoss.malice(game, expert, learner, markov, Effort.EXACT)
                            .value());
        });
    }

    private static void near(double actual, Enclosure exact) {
        assertThat(exact.exact()).isTrue();
        assertThat(actual).isCloseTo(Rationals.toDouble(exact.upper()), within(ROUNDING));
    }

    @Test
    void coverageIsTheExactOneInBothReadings() {
        each((layout, point, game, expert, learner, random) -> {
            StateDistribution visits = StateDistribution.of(game, expert);
            BigFraction averaged = BigFraction.ONE;
            BigFraction perStep = BigFraction.ONE;
            for (int s = 0; s < layout.states(); s++) {
                BigFraction most = BigFraction.ZERO;
                for (int step = 1; step <= layout.steps(); step++) {
                    most = Rationals.max(most, visits.at(step, s));
                }
                averaged = Rationals.min(averaged, visits.average(s));
                perStep = Rationals.min(perStep, most);
            }
            Evaluator evaluator = new Evaluator(layout);
            double[] x = point.doubles();
            assertThat(evaluator.averagedCoverage(x)).isCloseTo(Rationals.toDouble(averaged), within(ROUNDING));
            assertThat(evaluator.perStepCoverage(x)).isCloseTo(Rationals.toDouble(perStep), within(ROUNDING));
        });
    }

    @Test
    void advantagesAreTheExactOnesWhereverPlayCanBe() {
        each((layout, point, game, expert, learner, random) -> {
            Evaluator evaluator = new Evaluator(layout);
            int agent = random.nextInt(layout.agents());
            int[] plays = randomPlays(layout, agent, random);
            double[] advantages = new double[layout.steps() * layout.states() * layout.joints()];
            evaluator.advantages(point.doubles(), agent, plays, advantages);
            PolicyValues values = PolicyValues.of(game, expert, agent, deviation(layout, game, agent, plays));
            for (int step = 1; step <= values.places().steps(); step++) {
                for (int s : values.places().states(step)) {
                    for (int a = 0; a < layout.joints(); a++) {
                        assertThat(advantages[((step - 1) * layout.states() + s) * layout.joints() + a])
                                .isCloseTo(Rationals.toDouble(values.advantage(step, s, a)), within(10 * ROUNDING));
                    }
                }
            }
        });
    }

    @Test
    void derivativesAreThoseOfDualNumbers() {
        each((layout, point, game, expert, learner, random) -> {
            Evaluator evaluator = new Evaluator(layout);
            double[] x = point.doubles();
            int agent = random.nextInt(layout.agents());
            int[] plays = randomPlays(layout, agent, random);
            Who who = random.nextBoolean() ? Who.EXPERT : Who.LEARNER;
            int h = random.nextInt(layout.steps());
            int s = random.nextInt(layout.states());
            int a = random.nextInt(layout.joints());
            double[] values = new double[layout.length()];
            evaluator.addValueGradient(x, who, agent, plays, 1, values);
            double[] regrets = new double[layout.length()];
            evaluator.addRegretGradient(x, who, agent, plays, 2, regrets);
            double[] advantages = new double[layout.length()];
            evaluator.addAdvantageGradient(x, agent, plays, h, s, a, -1, advantages);
            double[] costs = new double[layout.steps() * layout.states()];
            for (int k = 0; k < costs.length; k++) {
                costs[k] = random.nextInt(9) / 8.0;
            }
            double[] flows = new double[layout.length()];
            double[] costGradient = new double[costs.length];
            evaluator.addFlowGradient(x, who, agent, plays, costs, 1, flows, costGradient);
            for (int trial = 0; trial < 12; trial++) {
                int entry = random.nextInt(layout.length());
                DualValues dual = new DualValues(point, entry);
                exactly(values[entry], dual.value(who, agent, plays));
                exactly(
                        regrets[entry],
                        dual.value(who, agent, plays)
                                .subtract(dual.value(who, agent, layout.obedience(agent)))
                                .multiply(2));
                exactly(advantages[entry], dual.advantage(agent, plays, h, s, a).negate());
                exactly(flows[entry], dual.flow(who, agent, plays, costs));
            }
            double[] more = costs.clone();
            int changed = random.nextInt(costs.length);
            more[changed] += 1; // the flow is linear in the costs
            DualValues plain = new DualValues(point, 0);
            exactly(
                    costGradient[changed],
                    plain.flowValue(who, agent, plays, more).subtract(plain.flowValue(who, agent, plays, costs)));
        });
    }

    private static void exactly(double actual, BigFraction exact) {
        double expected = Rationals.toDouble(exact);
        assertThat(actual).isCloseTo(expected, within(20 * ROUNDING * (1 + Math.abs(expected))));
    }

    private static int[] randomPlays(Layout layout, int agent, SplittableRandom random) {
        int[] plays = new int[layout.deviationLength(agent)];
        for (int k = 0; k < plays.length; k++) {
            plays[k] = random.nextInt(layout.count(agent));
        }
        return plays;
    }
}

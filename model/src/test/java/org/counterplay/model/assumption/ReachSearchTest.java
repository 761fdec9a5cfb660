package org.counterplay.model.assumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterplay.model.assumption.Concentrability.Against;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.FlatProcess;
import org.counterplay.model.imitation.FlatVisits;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The elimination of targets against a full sweep for each of them. */
class ReachSearchTest {
    private static final long SEED = Long.getLong("tests.seed", 20_250_517);

    @ParameterizedTest
    @CsvSource({"1, 12, 6, 3", "2, 30, 8, 2", "3, 60, 5, 2", "4, 9, 12, 9", "5, 40, 9, 1", "6, 5, 30, 2"})
    void isTheBestOfAllTargetsInLayers(int salt, int width, int layers, int successors) {
        SmallGame sample = layered(new Random(SEED + salt), width, layers, successors);
        check(sample, Reading.AVERAGED, "seed " + SEED + " salt " + salt);
    }

    @ParameterizedTest
    @CsvSource({"1, 12, 3", "2, 25, 2", "3, 40, 9"})
    void isTheBestOfAllTargetsWhereStatesRecur(int salt, int states, int successors) {
        for (Reading reading : Reading.values()) {
            SmallGame sample = recurrent(new Random(SEED + 100 + salt), states, 7, successors);
            check(sample, reading, reading + " seed " + SEED + " salt " + salt);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 7, 3", "2, 50, 5, 2"})
    void ofAllAgentsItIsTheLargestOfOne(int salt, int width, int layers, int successors) {
        SmallGame sample = layered(new Random(SEED + 400 + salt), width, layers, successors);
        Game game = sample.game();
        Policy expert = sample.policy(game);
        DeviationClass markov = new DeviationClass.Markov();
        Concentrability all = Concentrability.of(game, expert, markov, Against.ALL, Reading.AVERAGED, Effort.ENCLOSED);
        double most = 0;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            double plain = plain(game, expert, agent, Reading.AVERAGED);
            most = Math.max(most, plain);
            if (agent == all.agent()) {
                assertThat(Rationals.toDouble(all.value().finite().lower()))
                        .as("agent " + agent + " seed " + SEED + " salt " + salt)
                        .isCloseTo(plain, within(1e-9 * plain));
            }
        }
        assertThat(Rationals.toDouble(all.value().finite().upper()))
                .as("seed " + SEED + " salt " + salt)
                .isCloseTo(most, within(1e-9 * most));
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 7, 2", "2, 60, 6, 2", "3, 15, 9, 4"})
    void noBoundIsBelowWhatIsAttained(int salt, int width, int layers, int successors) {
        SmallGame sample = layered(new Random(SEED + 200 + salt), width, layers, successors);
        checkBounds(sample, "seed " + SEED + " salt " + salt);
    }

    @ParameterizedTest
    @CsvSource({"1, 30, 2", "2, 60, 3"})
    void noBoundIsBelowWhatIsAttainedWhereStatesRecur(int salt, int states, int successors) {
        SmallGame sample = recurrent(new Random(SEED + 300 + salt), states, 7, successors);
        checkBounds(sample, "recurrent, seed " + SEED + " salt " + salt);
    }

    /** Sums over paths from each target, compared with nothing, with half and with nearly all that it attains. */
    private static void checkBounds(SmallGame sample, String name) {
        Game game = sample.game();
        Policy expert = sample.policy(game);
        FlatProcess process =
                new FlatProcess(game, expert, 0, Choices.of(new DeviationClass.Markov(), 0), (step, s, b, c) -> true);
        int[] places = new int[game.initialStates().length];
        double[] initial = new double[places.length];
        for (int k = 0; k < places.length; k++) {
            places[k] = process.places().indexOf(1, game.initialStates()[k]);
            initial[k] = game.initialProbabilities().doubleAt(k);
        }
        ReachBounds bounds = new ReachBounds(process, places, initial);
        for (int place = 0; place < process.places().size(); place++) {
            bounds.enter(place);
            double attained = process.down(attained(process, place));
            assertThat(bounds.most(place)).as(name + " place " + place).isGreaterThanOrEqualTo(attained);
            assertThat(bounds.some(place)).as(name + " place " + place).isLessThanOrEqualTo(bounds.most(place));
        }
        Random random = new Random(SEED);
        for (int state = 0; state < game.stateCount(); state++) {
            int[] at = placesOf(process, state);
            if (at.length == 0) {
                continue;
            }
            double measure = random.nextDouble(1e-6, 1);
            ReachSearch.Target target = new ReachSearch.Target(0, at, measure, measure);
            double attained = process.down(attained(process, at)) / measure;
            for (double part : new double[] {0, 0.2, 0.5, 0.999}) {
                AttainedRatio known = new AttainedRatio();
                known.atLeast(part * attained);
                ReachSearch search = new ReachSearch(process, places, initial, known);
                double rough = new TargetSweep(search, process, bounds).roughly(target);
                assertThat(rough).as(name + " state " + state + " part " + part).isGreaterThanOrEqualTo(attained);
            }
        }
    }

    private static int[] placesOf(FlatProcess process, int state) {
        return IntStream.rangeClosed(1, process.places().steps())
                .map(step -> process.places().indexOf(step, state))
                .filter(place -> place >= 0)
                .toArray();
    }

    private static double attained(FlatProcess process, int... places) {
        double[] reward = new double[process.places().size()];
        for (int place : places) {
            reward[place] = 1;
        }
        return process.atStart(process.sweep(reward).values());
    }

    private static void check(SmallGame sample, Reading reading, String name) {
        Game game = sample.game();
        Policy expert = sample.policy(game);
        for (int agent = 0; agent < game.agentCount(); agent++) {
            DeviationClass markov = new DeviationClass.Markov();
            Concentrability found =
                    Concentrability.of(game, expert, agent, markov, Against.ALL, reading, Effort.ENCLOSED);
            double plain = plain(game, expert, agent, reading);
            Enclosure value = found.value().finite();
            assertThat(Rationals.toDouble(value.lower())).as(name).isCloseTo(plain, within(1e-9 * plain));
            assertThat(Rationals.toDouble(value.upper())).as(name).isCloseTo(plain, within(1e-9 * plain));
        }
    }

    /** A sweep over everything for each target. */
    private static double plain(Game game, Policy expert, int agent, Reading reading) {
        FlatProcess process = new FlatProcess(
                game, expert, agent, Choices.of(new DeviationClass.Markov(), agent), (step, s, b, c) -> true);
        FlatVisits visits = FlatVisits.of(game, expert);
        double most = 0;
        for (int step = 1; step <= process.places().steps(); step++) {
            for (int state : process.places().states(step)) {
                double[] reward = new double[process.places().size()];
                double measure = 0;
                for (int h = 1; h <= process.places().steps(); h++) {
                    int place = process.places().indexOf(h, state);
                    if (place >= 0 && (h == step || reading == Reading.AVERAGED)) {
                        reward[place] = 1;
                        int visited = visits.places().indexOf(h, state);
                        measure += visited < 0 ? 0 : visits.probabilities()[visited];
                    }
                }
                most = Math.max(most, process.atStart(process.sweep(reward).values()) / measure);
            }
        }
        return most;
    }

    private static SmallGame layered(Random random, int width, int layers, int successors) {
        SmallGame sample = empty(width * layers, layers);
        for (int s = 0; s < width * layers; s++) {
            int layer = Math.min(s / width + 1, layers - 1);
            fill(sample, random, s, layer * width, width, successors);
        }
        Arrays.fill(sample.initial, 0, width, Rationals.of(1, width));
        return sample;
    }

    private static SmallGame recurrent(Random random, int states, int steps, int successors) {
        SmallGame sample = empty(states, steps);
        for (int s = 0; s < states; s++) {
            fill(sample, random, s, 0, states, successors);
        }
        Arrays.fill(sample.initial, Rationals.of(1, states));
        return sample;
    }

    /** Two agents with two actions each. */
    private static SmallGame empty(int states, int steps) {
        BigFraction[] initial = new BigFraction[states];
        Arrays.fill(initial, BigFraction.ZERO);
        int[][] counts = new int[states][];
        Arrays.setAll(counts, s -> new int[] {2, 2});
        BigFraction[][][] reward = new BigFraction[2][states][4];
        BigFraction[][][] next = new BigFraction[states][4][states];
        BigFraction[][][] sigma = new BigFraction[1][states][4];
        for (BigFraction[][] each : reward) {
            for (BigFraction[] row : each) {
                Arrays.fill(row, BigFraction.ZERO);
            }
        }
        for (BigFraction[][] each : next) {
            for (BigFraction[] row : each) {
                Arrays.fill(row, BigFraction.ZERO);
            }
        }
        return new SmallGame(steps, null, counts, initial, next, reward, sigma);
    }

    private static void fill(SmallGame sample, Random random, int s, int first, int width, int successors) {
        int[] weights = random.ints(4, 1, 20).toArray();
        for (int joint = 0; joint < 4; joint++) {
            sample.sigma[0][s][joint] =
                    Rationals.of(weights[joint], Arrays.stream(weights).sum());
            int[] to = random.ints(0, width).distinct().limit(successors).toArray();
            int[] shares = random.ints(to.length, 1, 10).toArray();
            for (int k = 0; k < to.length; k++) {
                sample.next[s][joint][first + to[k]] =
                        Rationals.of(shares[k], Arrays.stream(shares).sum());
            }
        }
    }
}

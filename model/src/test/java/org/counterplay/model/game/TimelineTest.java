package org.counterplay.model.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.response.Choices;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Which places are reached, against a search over dense matrices. */
class TimelineTest {
    @Test
    void placesAreThoseThatSomePlayReaches() {
        ForAll.games(1_500, (sample, seed) -> {
            Game game = sample.game();
            assertPlaces(Timeline.of(game), reached(sample, false), sample);
            Policy policy = sample.policy(game);
            assertPlaces(Timeline.of(game, policy), reached(sample, true), sample);
            for (int agent = 0; agent < sample.agents(); agent++) {
                assertPlaces(
                        new Choices.All().reach(game, policy, agent), new BruteForce(sample).reached(agent), sample);
            }
        });
    }

    @Test
    void whatWouldNotFitInMemoryIsRefusedBeforeItIsAllocated() {
        GameWriter writer = new GameWriter("long", new Horizon.Finite(Integer.MAX_VALUE), List.of("one"), List.of("s"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(List.of("a"))));
        writer.row();
        writer.successor(0, 1.0);
        Game game = writer.finish();
        assertThatIllegalArgumentException().isThrownBy(() -> Timeline.of(game)).withMessageContaining("2147483647");
        assertThatIllegalArgumentException().isThrownBy(() -> PolicyWriter.perStep(game, "p"));
        assertThatIllegalArgumentException().isThrownBy(() -> Deviation.identity(game, 0, false));
    }

    private static void assertPlaces(Timeline timeline, boolean[][] reached, SmallGame sample) {
        assertThat(timeline.steps()).isEqualTo(reached.length);
        int number = 0;
        int[] times = new int[sample.states()];
        for (int h = 0; h < reached.length; h++) {
            boolean[] step = reached[h];
            IntPredicate here = s -> step[s];
            int[] states = IntStream.range(0, sample.states()).filter(here).toArray();
            assertThat(timeline.states(h + 1)).containsExactly(states);
            assertThat(timeline.first(h + 1)).isEqualTo(number);
            for (int s = 0; s < sample.states(); s++) {
                assertThat(timeline.indexOf(h + 1, s)).isEqualTo(step[s] ? number++ : -1);
                times[s] += step[s] ? 1 : 0;
            }
        }
        assertThat(timeline.size()).isEqualTo(number);
        assertThat(timeline.recurs())
                .isEqualTo(sample.discounted() || Arrays.stream(times).anyMatch(t -> t > 1));
    }

    private static boolean[][] reached(SmallGame sample, boolean obedient) {
        int rounds = sample.discounted() ? sample.states() : sample.steps;
        boolean[][] reached = new boolean[rounds][sample.states()];
        for (int s = 0; s < sample.states(); s++) {
            reached[0][s] = sample.initial[s].getNumerator().signum() > 0;
        }
        for (int h = 0; h + 1 < rounds; h++) {
            for (int s = 0; s < sample.states(); s++) {
                reached[h + 1][s] |= sample.discounted() && reached[h][s];
                for (int joint = 0; reached[h][s] && joint < sample.joints(s); joint++) {
                    boolean played = !obedient
                            || sample.sigma(sample.discounted() ? 1 : h + 1, s)[joint]
                                            .getNumerator()
                                            .signum()
                                    > 0;
                    for (int to = 0; played && to < sample.states(); to++) {
                        reached[h + 1][to] |=
                                sample.next[s][joint][to].getNumerator().signum() > 0;
                    }
                }
            }
        }
        return sample.discounted() ? new boolean[][] {reached[rounds - 1]} : reached;
    }
}

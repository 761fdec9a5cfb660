package org.counterplay.instances.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.Seeds;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RandomFamilyTest {
    private static final int SEEDS = 5;

    private static LongStream seeds() {
        return LongStream.range(0, SEEDS).map(k -> Seeds.first() + k);
    }

    private static Instance make(String name) {
        return Library.find(name).create();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "random-layered | 345009583988504396",
                "random-layered:agents=3,idle=1/3,policy=product,unreachable=1/4,initial=3 | -3855995373872532321",
                "random-layered:numbers=rational,rewards=zero-sum,policy=deterministic | -7711438133731800929",
                "random-recurrent:discount=9/10,rewards=common,seed=12345678901 | 7750346937173118702",
                "random-recurrent:timing=per-step,H=4,support=5 | -1006053555857575727",
                "random-sparse:states=40,unreachable=1/5,seed=3 | 4456416884770961092"
            })
    void seedsMeanTheSameOnEveryMachine(String name, long fingerprint) {
        assertThat(fingerprint(make(name))).isEqualTo(fingerprint);
    }

    @Test
    void seedsDiffer() {
        long[] fingerprints = LongStream.range(0, 50)
                .map(seed -> fingerprint(make("random-sparse:seed=" + seed)))
                .toArray();
        assertThat(Arrays.stream(fingerprints).distinct().count()).isEqualTo(fingerprints.length);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void layersLeadToTheNextLayerOnly(long seed) {
        Game game = make("random-layered:H=4,width=8,unreachable=1/4,successors=3,initial=5,seed=" + seed)
                .game();
        BitSet entered = new BitSet();
        for (int s = 0; s < game.stateCount(); s++) {
            for (int e = game.firstSuccessor(game.firstRow(s)); e < game.firstSuccessor(game.firstRow(s + 1)); e++) {
                int next = game.successors()[e];
                assertThat(s >= 24 ? next == s : next / 8 == s / 8 + 1).isTrue();
                if (next != s) {
                    entered.set(next);
                }
            }
        }
        for (int layer = 1; layer < 4; layer++) {
            assertThat(entered.get(8 * layer, 8 * layer + 6).cardinality()).isEqualTo(6);
            assertThat(entered.get(8 * layer + 6, 8 * layer + 8).isEmpty()).isTrue();
        }
        assertThat(game.initialStates()).containsExactly(0, 1, 2, 3, 4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void recurrentGamesComeBack(long seed) {
        Game game = make("random-recurrent:states=7,successors=3,idle=1/2,seed=" + seed)
                .game();
        for (int s = 0; s < 7; s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                int[] next =
                        Arrays.copyOfRange(game.successors(), game.firstSuccessor(row), game.firstSuccessor(row + 1));
                assertThat(next).contains((s + 1) % 7).hasSize(3).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void sparseGamesHaveAbsorbingUnreachableAndUnrewardedPlaces() {
        Game game = make("random-sparse:states=200,reach=4,unreachable=1/10,absorbing=1/4,seed=" + Seeds.first())
                .game();
        int absorbing = 0;
        int unrewarded = 0;
        for (int s = 0; s < 200; s++) {
            boolean stays = true;
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                unrewarded += game.reward(0).doubleAt(row) == 0 ? 1 : 0;
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    int next = game.successors()[e];
                    assertThat(next == s || (next < 180 && Math.abs(next - Math.min(s, 179)) <= 4))
                            .as("%d after %d", next, s)
                            .isTrue();
                    stays &= next == s;
                }
            }
            absorbing += stays ? 1 : 0;
        }
        assertThat(absorbing).isBetween(20, 90);
        assertThat(unrewarded).isBetween(900, 1500);
    }

    @ParameterizedTest
    @MethodSource("dyadic")
    void dyadicNumbersAreDoubles(String name) {
        Instance instance = make(name);

        assertThat(instance.game().allDoubles()).isTrue();
        assertThat(instance.policies().values())
                .allSatisfy(policy ->
                        assertThat(policy.probabilities().allDoubles()).isTrue());
    }

    private static Stream<String> dyadic() {
        return seeds().boxed()
                .flatMap(seed -> Stream.of(
                        "random-layered:width=70,successors=64,initial=11,seed=" + seed,
                        "random-layered:agents=6,actions=3,policy=product,support=3,H=2,seed=" + seed,
                        "random-recurrent:agents=3,support=20,idle=1/4,timing=per-step,seed=" + seed,
                        "random-sparse:discount=1/2,rewards=common,seed=" + seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rewardsAgreeAsAskedFor(long seed) {
        Game common =
                make("random-layered:agents=3,rewards=common,seed=" + seed).game();
        assertThat(common.reward(2)).isSameAs(common.reward(0));

        Game zeroSum = make("random-layered:rewards=zero-sum,numbers=rational,seed=" + seed)
                .game();
        Game general = make("random-layered:seed=" + seed).game();
        for (int row = 0; row < zeroSum.rowCount(); row++) {
            assertThat(zeroSum.reward(0).at(row).add(zeroSum.reward(1).at(row))).isEqualTo(BigFraction.ZERO);
            assertThat(general.reward(0).doubleAt(row)).isBetween(-1.0, 1.0);
        }
        assertThat(general.reward(0)).isNotEqualTo(general.reward(1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void idleAgentsHaveOneAction(long seed) {
        Game game = make("random-layered:H=10,width=20,agents=3,idle=1/2,seed=" + seed)
                .game();
        int idle = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            JointActions actions = game.actions(s);
            for (int i = 0; i < 3; i++) {
                assertThat(actions.count(i)).isIn(1, 3);
                idle += actions.count(i) == 1 ? 1 : 0;
            }
        }
        assertThat(idle).isBetween(200, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void policiesAreOfTheKindAskedFor(long seed) {
        Policy deterministic = make("random-recurrent:policy=deterministic,support=4,seed=" + seed)
                .policies()
                .get("expert");
        Policy correlated = make("random-recurrent:support=4,timing=per-step,H=3,seed=" + seed)
                .policies()
                .get("expert");
        Policy product =
                make("random-recurrent:policy=product,seed=" + seed).policies().get("expert");

        for (int s = 0; s < 6; s++) {
            assertThat(deterministic.end(1, s) - deterministic.first(1, s)).isEqualTo(1);
            assertThat(correlated.end(3, s) - correlated.first(3, s)).isEqualTo(4);
            assertThat(product.end(1, s) - product.first(1, s)).isEqualTo(4);
        }
        assertThat(correlated.steps()).isEqualTo(3);
        assertThat(product.product()).isTrue();
        assertThat(correlated.product()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLearnerIsTheExpertButWhereItIsCareless(long seed) {
        assertThat(differing("random-layered:width=50,careless=0,seed=" + seed)).isZero();
        assertThat(differing("random-layered:width=50,seed=" + seed)).isBetween(40, 110);
        assertThat(differing("random-layered:width=50,careless=1,seed=" + seed)).isGreaterThan(290);
    }

    private static int differing(String name) {
        Instance instance = make(name);
        Policy expert = instance.policies().get("expert");
        Policy learner = instance.policies().get("learner");
        int differing = 0;
        for (int s = 0; s < instance.game().stateCount(); s++) {
            differing += row(expert, s).equals(row(learner, s)) ? 0 : 1;
        }
        return differing;
    }

    private static String row(Policy policy, int state) {
        StringBuilder row = new StringBuilder();
        for (int k = policy.first(1, state); k < policy.end(1, state); k++) {
            row.append(policy.joints()[k])
                    .append(' ')
                    .append(policy.probabilities().doubleAt(k))
                    .append(';');
        }
        return row.toString();
    }

    @Test
    void discountedGamesAndSmallestSizesExist() {
        assertThat(make("random-sparse:discount=0.99,states=1,agents=1,actions=1,successors=1,support=1")
                        .game()
                        .horizon())
                .isEqualTo(new Horizon.Discounted(new BigFraction(99, 100)));
        assertThat(make("random-recurrent:states=1,successors=1,H=1,agents=1")
                        .game()
                        .rowCount())
                .isEqualTo(3);
        assertThat(make("random-layered:H=1,width=2").game().rowCount()).isEqualTo(18);
        assertThat(make("random-layered:H=2,width=1,successors=1,idle=1").game().rowCount())
                .isEqualTo(2);
    }

    @Test
    void layeredStatesAreFoundByName() {
        Game game = make("random-layered:H=3,width=12,seed=1").game();

        for (int s = 0; s < game.stateCount(); s++) {
            assertThat(game.states().indexOf(game.states().get(s))).isEqualTo(s);
        }
        assertThat(game.states().get(35)).isEqualTo("h3-11");
        assertThat(Stream.of("h3-12", "h4-0", "h0-1", "h-1", "h1", "h1-", "h01-1", "s1", "h1-1-1"))
                .allSatisfy(name -> assertThat(game.states().contains(name)).isFalse());
    }

    @Test
    @Tag("long")
    void aMillionStatesAreWrittenWithoutAnObjectANumber() {
        Game game = make("random-layered:H=20,width=50000,initial=50000").game();

        assertThat(game.rowCount()).isEqualTo(9_000_000);
        assertThat(game.successors()).hasSize(19 * 50_000 * 18 + 50_000 * 9);
        assertThat(game.allDoubles()).isTrue();
    }

    /** A hash of every number of an instance. */
    private static long fingerprint(Instance instance) {
        Game game = instance.game();
        long hash = Arrays.hashCode(game.successors());
        hash = 31 * hash + Arrays.hashCode(game.firstSuccessors());
        hash = 31 * hash + Arrays.hashCode(game.initialStates());
        hash = 31 * hash + column(game.initialProbabilities());
        hash = 31 * hash + column(game.probabilities());
        for (int i = 0; i < game.agentCount(); i++) {
            hash = 31 * hash + column(game.reward(i));
        }
        for (Policy policy : instance.policies().values()) {
            hash = 31 * hash + Arrays.hashCode(policy.joints());
            hash = 31 * hash + column(policy.probabilities());
        }
        return hash;
    }

    private static long column(NumberColumn column) {
        long hash = column.size();
        for (int k = 0; k < column.size(); k++) {
            hash = 31 * hash
                    + Rationals.format(column.at(k)).hashCode(); // a text's hash is specified, a number's is not
        }
        return hash;
    }
}

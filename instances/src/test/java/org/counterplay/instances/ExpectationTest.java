package org.counterplay.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what is known of the instances against values that are computed from the definitions. */
class ExpectationTest {
    private static final List<String> BEHAVIOR_CLONING = List.of(
            "theorem-5.4",
            "theorem-5.4:H=2,u=2,beta=1/4,eps=1/8",
            "theorem-5.4:H=3,u=3,beta=1/2,eps=1/6",
            "theorem-5.4:H=5,u=7/2,beta=1/3,eps=1/50",
            "theorem-5.4:H=8,u=8,beta=0.05,eps=1e-3",
            "theorem-5.4:H=20,u=11,beta=2/7,eps=0",
            "theorem-5.4:H=4,u=4,beta=3/8,eps=3/32");

    private static final List<String> MALICE = List.of(
            "theorem-5.8",
            "theorem-5.8:H=2,u=2,beta=1/2,eps=1/4",
            "theorem-5.8:H=3,u=1,beta=1/3,eps=0.1",
            "theorem-5.8:H=7,u=20/3,beta=0,eps=1/7",
            "theorem-5.8:H=12,u=12,beta=2/5,eps=1/20",
            "theorem-5.8:H=30,u=17,beta=1/9,eps=1e-4",
            "theorem-5.8:H=5,u=3,beta=1,eps=0");

    private static final List<String> DISCOUNTED = List.of(
            "p2-lemma-1:gamma=0",
            "p2-lemma-1:gamma=99/100",
            "p2-theorem-2:reward=repaired",
            "p2-theorem-2:gamma=0",
            "p2-theorem-2:gamma=1/3,reward=repaired",
            "p2-lemma-2:eps=2,gamma=1/100",
            "p2-lemma-2:eps=1/1000,gamma=9/10",
            "p2-lemma-2:eps=1/7,gamma=2/3",
            "p3-two-player:third=0.999",
            "p3-two-player:third=1",
            "p3-two-player:third=0,gamma=1/2");

    private static Stream<String> members() {
        Stream<String> fixed = Library.families().stream().map(Family::name);
        Stream<String> hard = IntStream.rangeClosed(2, 50).mapToObj(h -> "theorem-4.5:H=" + h);
        Stream<String> routing = IntStream.rangeClosed(2, 4)
                .boxed()
                .flatMap(n -> IntStream.rangeClosed(3, 8).mapToObj(h -> "routing:drivers=" + n + ",H=" + h));
        return Stream.of(
                        fixed,
                        hard,
                        BEHAVIOR_CLONING.stream(),
                        MALICE.stream(),
                        DISCOUNTED.stream(),
                        Stream.of("lemma-f.1:reward=r-prime"),
                        routing)
                .flatMap(names -> names);
    }

    @ParameterizedTest
    @MethodSource("members")
    void computedValuesAreSo(String name) {
        Member member = Library.find(name);
        Measurement measurement = new Measurement(member.create());
        for (Expectation expectation : member.expectations()) {
            assertThat(measurement.of(expectation))
                    .as("%s of %s", expectation, name)
                    .isEqualTo(expectation.computed());
        }
    }

    @Test
    void whatIsPrintedHoldsButForTheKnownMistakes() {
        List<String> wrong = members()
                .flatMap(name -> Library.find(name).expectations().stream()
                        .filter(expectation -> !expectation.holds())
                        .map(expectation -> name.replaceFirst(":.*", "") + " "
                                + expectation.quantity().key()))
                .distinct()
                .toList();
        assertThat(wrong)
                .containsExactlyInAnyOrder(
                        "theorem-4.4 largestReward",
                        "theorem-5.4 coverage.averaged",
                        "theorem-5.8 coverage.averaged",
                        "p2-theorem-2 nashGap");
    }

    @ParameterizedTest
    @MethodSource("enumerable")
    void recursionAgreesWithEnumeration(String name) {
        Instance instance = Library.find(name).create();
        Game game = instance.game();
        for (Policy policy : instance.policies().values()) {
            for (int i = 0; i < game.agentCount(); i++) {
                assertThat(BestResponse.regret(game, policy, i))
                        .as("%s, policy %s, agent %d", name, policy.name(), i)
                        .isEqualTo(Enumeration.regret(game, policy, i));
                assertThat(BestResponse.value(game, policy, i))
                        .isEqualTo(Enumeration.obey(game, policy, i).value());
            }
        }
    }

    private static Stream<String> enumerable() {
        Stream<String> oneShot = Library.families().stream()
                .filter(family -> family.topic() == Topic.CLASSIC)
                .map(Family::name);
        Stream<String> hard = IntStream.rangeClosed(3, 8).mapToObj(h -> "theorem-4.5:H=" + h);
        long seed = Seeds.first();
        Stream<String> random = IntStream.range(0, 10)
                .boxed()
                .flatMap(k -> Stream.of(
                        "random-layered:H=2,width=2,actions=2,numbers=rational,seed=" + (seed + k),
                        "random-layered:H=3,width=2,agents=3,actions=2,idle=1/2,support=1,seed=" + (seed + k),
                        "random-recurrent:states=2,H=2,actions=3,policy=product,timing=per-step,seed=" + (seed + k),
                        "random-sparse:H=3,actions=2,policy=deterministic,seed=" + (seed + k)));
        return Stream.of(
                        oneShot,
                        hard,
                        BEHAVIOR_CLONING.stream(),
                        MALICE.stream(),
                        Stream.of("lemma-f.1", "lemma-f.2"),
                        random)
                .flatMap(names -> names);
    }

    @Test
    void theRegretOfTheoremFourFiveIsOfAgentOneOnly() {
        Instance instance = Library.find("theorem-4.5:H=6").create();
        BigFraction second =
                BestResponse.regret(instance.game(), instance.policies().get("learner"), 1);
        assertThat(second).isEqualTo(Rationals.of(0));
    }
}

package org.counterplay.model.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Consumer;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** What a caller can get wrong is refused where it happens, naming the place and the value. */
class WritersTest {
    private static final JointActions TWO_BY_ONE = new JointActions(List.of(List.of("left", "right"), List.of("wait")));
    private static final BigFraction HALF = Rationals.of(1, 2);

    private static GameWriter writer() {
        return new GameWriter("game", new Horizon.Finite(2), List.of("row", "column"), List.of("start", "goal"));
    }

    private static Game game() {
        GameWriter writer = writer();
        writer.initial(0, BigFraction.ONE);
        for (int s = 0; s < 2; s++) {
            writer.state(TWO_BY_ONE);
            for (int joint = 0; joint < 2; joint++) {
                writer.row();
                writer.successor(1, 1.0);
            }
        }
        return writer.finish();
    }

    private static void refused(Consumer<GameWriter> mistake, String... parts) {
        GameWriter writer = writer();
        writer.initial(0, BigFraction.ONE);
        writer.state(TWO_BY_ONE);
        writer.row();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mistake.accept(writer))
                .withMessageContainingAll(parts);
    }

    @Test
    void probabilitiesMustBeProbabilities() {
        refused(w -> w.successor(1, -0.25), "start", "left", "goal", "-0.25");
        refused(w -> w.successor(1, Rationals.of(-1, 3)), "start", "left", "goal", "-1/3");
        refused(w -> w.successor(1, Double.NaN), "start", "left", "goal", "NaN");
        refused(w -> w.successor(1, Double.POSITIVE_INFINITY), "start", "left", "goal", "Infinity");
        refused(
                w -> {
                    w.successor(0, HALF);
                    w.successor(0, HALF);
                },
                "start",
                "left",
                "twice");
        refused(w -> w.successor(2, HALF), "start", "2");
        refused(
                w -> {
                    w.successor(0, Rationals.of(1, 3));
                    w.successor(1, Rationals.of(1, 3));
                    w.row();
                },
                "start",
                "left",
                "2/3");
        // In doubles they sum to 1 after rounding, exactly they do not.
        refused(
                w -> {
                    w.successor(0, 0.1);
                    w.successor(1, 0.9);
                    w.row();
                },
                "start",
                "left",
                "not to 1");
        refused(GameWriter::row, "start", "left", "0");
    }

    @Test
    void rewardsMustBeNumbersAndGivenOnce() {
        refused(w -> w.reward(1, Double.NaN), "column", "start", "left", "NaN");
        refused(w -> w.reward(0, Double.NEGATIVE_INFINITY), "row", "start", "left", "Infinity");
        refused(w -> w.reward(0, Rationals.parse("1e400")), "row", "start", "left");
        refused(
                w -> {
                    w.reward(0, 1.0);
                    w.reward(0, HALF);
                },
                "row",
                "start",
                "left",
                "twice");
    }

    @Test
    void stepsOfWritingComeInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> writer().row());
        assertThatIllegalArgumentException().isThrownBy(() -> writer().successor(0, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> writer().reward(0, 1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> {
            GameWriter writer = writer();
            writer.state(TWO_BY_ONE);
            writer.successor(0, 1.0);
        });
        refused(
                w -> {
                    w.successor(1, 1.0);
                    w.state(TWO_BY_ONE);
                },
                "start",
                "2",
                "1");
        refused(
                w -> {
                    w.successor(1, 1.0);
                    w.row();
                    w.successor(1, 1.0);
                    w.row();
                },
                "start",
                "2");
        refused(
                w -> {
                    w.successor(1, 1.0);
                    w.row();
                    w.successor(1, 1.0);
                    w.finish();
                },
                "1",
                "2");
    }

    @Test
    void initialProbabilitiesSumToOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer().initial(1, Rationals.of(-1, 7)))
                .withMessageContainingAll("goal", "-1/7");
        GameWriter writer = writer();
        writer.initial(0, Rationals.of(1, 3));
        writer.initial(0, Rationals.of(1, 3));
        for (int s = 0; s < 2; s++) {
            writer.state(TWO_BY_ONE);
            for (int joint = 0; joint < 2; joint++) {
                writer.row();
                writer.successor(1, 1.0);
            }
        }
        assertThatIllegalArgumentException().isThrownBy(writer::finish).withMessageContaining("2/3");
    }

    @Test
    void agentsStatesActionsAndHorizonsAreThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GameWriter("g", new Horizon.Finite(1), List.of(), List.of("s")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GameWriter("g", new Horizon.Finite(1), List.of("a"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new JointActions(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new JointActions(List.of(List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> new JointActions(List.of(List.of("a", "a"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Horizon.Finite(0))
                .withMessageContaining("0");
        for (String gamma : List.of("1", "-1/2", "3/2")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Horizon.Discounted(Rationals.parse(gamma)))
                    .withMessageContaining(gamma);
        }
        List<String> many =
                java.util.stream.IntStream.range(0, 2000).mapToObj(a -> "a" + a).toList();
        assertThatIllegalArgumentException().isThrownBy(() -> new JointActions(List.of(many, many, many)));
        assertThatIllegalArgumentException().isThrownBy(() -> {
            GameWriter writer = writer();
            writer.state(new JointActions(List.of(List.of("alone"))));
        });
    }

    @Test
    void policiesAreDistributionsOverTheStatesActions() {
        refusedPolicy(w -> w.recommend(0, Rationals.of(-1, 3)), "start", "-1/3");
        refusedPolicy(w -> w.recommend(0, Double.NaN), "start", "NaN");
        refusedPolicy(w -> w.recommend(0, Double.POSITIVE_INFINITY), "start", "Infinity");
        refusedPolicy(w -> w.recommend(2, HALF), "start", "2");
        refusedPolicy(
                w -> {
                    w.recommend(1, HALF);
                    w.recommend(0, HALF);
                },
                "start",
                "left");
        refusedPolicy(
                w -> {
                    w.recommend(1, HALF);
                    w.next();
                },
                "start",
                "1/2");
        refusedPolicy(
                w -> {
                    w.recommend(1, BigFraction.ONE);
                    w.next();
                    w.recommend(0, Rationals.of(3, 2));
                    w.finish();
                },
                "goal",
                "3/2");
        refusedPolicy(
                w -> {
                    w.recommend(1, BigFraction.ONE);
                    w.finish();
                },
                "1",
                "2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyWriter.stationary(game(), "p").recommend(0, BigFraction.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyWriter.stationary(game(), "p").recommend(0, BigFraction.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyWriter.stationary(game(), "p").product(List.of()));
    }

    /** Each factor is checked: (2, -1) x 1 and 2 x 1/2 are no products of distributions. */
    @Test
    void productsAreOfDistributions() {
        BigFraction[] wait = {BigFraction.ONE};
        refusedPolicy(w -> w.product(List.<BigFraction[]>of(new BigFraction[] {HALF, HALF})), "start");
        refusedPolicy(w -> w.product(List.of(new BigFraction[] {BigFraction.ONE}, wait)), "row", "start", "1", "2");
        refusedPolicy(
                w -> w.product(List.of(new BigFraction[] {Rationals.of(2), Rationals.of(-1)}, wait)),
                "row",
                "start",
                "-1");
        refusedPolicy(
                w -> w.product(List.of(new BigFraction[] {BigFraction.ONE, BigFraction.ONE}, new BigFraction[] {HALF})),
                "row",
                "start",
                "2");
        PolicyWriter writer = PolicyWriter.stationary(game(), "p");
        writer.next();
        writer.product(List.of(new BigFraction[] {HALF, HALF}, wait));
        writer.next();
        writer.product(List.of(new BigFraction[] {BigFraction.ZERO, BigFraction.ONE}, wait));
        Policy policy = writer.finish();
        assertThat(policy.product()).isTrue();
        assertThat(policy.joints()).containsExactly(0, 1, 1);
    }

    @Test
    void aDiscountedGameHasStationaryPoliciesOnly() {
        GameWriter writer =
                new GameWriter("g", new Horizon.Discounted(HALF), List.of("row", "column"), List.of("start"));
        writer.initial(0, BigFraction.ONE);
        writer.state(TWO_BY_ONE);
        for (int joint = 0; joint < 2; joint++) {
            writer.row();
            writer.successor(0, 1.0);
        }
        Game game = writer.finish();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyWriter.perStep(game, "p"))
                .withMessageContaining("p");
    }

    private static void refusedPolicy(Consumer<PolicyWriter> mistake, String... parts) {
        PolicyWriter writer = PolicyWriter.stationary(game(), "p");
        writer.next();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mistake.accept(writer))
                .withMessageContainingAll(parts);
    }
}

package org.counterplay.instances.audit;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.counterplay.instances.Instance;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Counterexamples that {@code counterplay audit --seed 1} found and shrank: no single step (an agent, state or action less, a shorter
 * horizon, a smaller support, a simpler number) leaves one. Their policies are expert and learner.
 */
final class ShrunkGames {
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final List<String> ONE = List.of("a1");
    private static final List<String> TWO = List.of("a1", "a2");

    private ShrunkGames() {}

    static void addTo(Map<String, Supplier<Instance>> all) {
        all.put("half-coin", ShrunkGames::halfCoin);
        all.put("one-tie", ShrunkGames::oneTie);
        all.put("wrong-side", ShrunkGames::wrongSide);
        all.put("leaving-at-once", () -> leavingAtOnce("leaving-at-once", 3));
        all.put("leaving-at-once-12", () -> leavingAtOnce("leaving-at-once-12", 12));
        all.put("two-others-alone", ShrunkGames::twoOthersAlone);
    }

    /**
     * P1, Lemma C.1, TV half the L1 distance ({@code audit P1/C.1 --seed 1}). One step, one agent, a1 earns 1, a2 nothing. The expert
     * tosses a coin (u = 1/2), the learner plays a2: TV is 1/2, the gap 1/2, the bound with constant 1 is 1/4.
     */
    private static Instance halfCoin() {
        Game game = NormalForm.game("half-coin", "", List.of("1"), List.of(TWO), own -> new long[] {1L - own[0]});
        return Instance.pair(
                game,
                new Recommendations(game).at(0, HALF, 0).at(0, HALF, 1).policy("expert"),
                new Recommendations(game).at(0, 1).policy("learner"));
    }

    /**
     * P2, the remark on Definition 8, and P4, concentrability of features ({@code audit P2/Definition-8 P4 --seed 1}). One step, one
     * agent, two actions that earn nothing: both are best responses, and the expert plays one of them only.
     */
    private static Instance oneTie() {
        Game game = NormalForm.game("one-tie", "", List.of("1"), List.of(TWO), own -> new long[] {0});
        return Instance.pair(
                game, new Recommendations(game).policy("expert"), new Recommendations(game).policy("learner"));
    }

    /**
     * P1, Theorems 5.3, 5.7, 5.9, TV half the L1 distance ({@code audit P1/5.3 P1/5.7 P1/5.9 --seed 1}). One step, two agents; agent 1
     * loses 1 if agent 2 plays otherwise than it does, agent 2 wins nothing. In the expert agent 1 plays a1 and agent 2 tosses a coin,
     * in the learner agent 2 plays a2. TV = 1/2, u = 1/2, and the gap is 1: four times {@code eps u H / beta}.
     */
    private static Instance wrongSide() {
        Game game =
                NormalForm.bimatrix("wrong-side", "", TWO, TWO, new long[][][] {{{0, 0}, {-1, 0}}, {{-1, 0}, {0, 0}}});
        return Instance.pair(
                game,
                new Recommendations(game).at(0, HALF, 0, 0).at(0, HALF, 0, 1).policy("expert"),
                new Recommendations(game).at(0, 0, 1).policy("learner"));
    }

    /**
     * P1, Theorem 5.3 with coverage per step ({@code audit P1/5.3 --seed 1}; H = 3 shrunk from {@code found:witness=occupancy-3}). H
     * steps, two agents. From s1 the expert leaves at once by (a2,a2); the learner stays by (a1,a1), which costs agent 1 one each step,
     * where (a2,a1) would earn it one. The expert is at s1 in the first step alone: eps, averaged, is 1/H, beta per step is 1 and u is
     * 1, so that {@code eps u H / beta} is 1, while the gap is 2 H: no constant serves every H.
     */
    private static Instance leavingAtOnce(String name, int steps) {
        GameWriter writer = new GameWriter(name, new Horizon.Finite(steps), List.of("1", "2"), List.of("s0", "s1"));
        writer.initial(1, BigFraction.ONE);
        writer.state(new JointActions(List.of(ONE, ONE)));
        writer.row();
        writer.successor(0, BigFraction.ONE);
        JointActions both = new JointActions(List.of(TWO, TWO));
        writer.state(both);
        for (int joint = 0; joint < both.size(); joint++) {
            writer.row();
            writer.successor(joint == both.joint(1, 1) ? 0 : 1, BigFraction.ONE);
            if (both.action(joint, 1) == 0) {
                writer.reward(0, both.action(joint, 0) == 0 ? BigFraction.MINUS_ONE : BigFraction.ONE);
            }
        }
        Game game = writer.finish();
        return Instance.pair(
                game,
                new Recommendations(game).at(1, 1, 1).policy("expert"),
                new Recommendations(game).policy("learner"));
    }

    /**
     * P2, Lemma 4 ({@code audit P2/Lemma-4 --seed 1}; shrunk from {@code refuting:game=two-others}, where the idea is told). Three
     * agents, two steps; agents 2 and 3 earn nothing, and s1 comes with 1/50 by agent 1's first action.
     */
    private static Instance twoOthersAlone() {
        GameWriter writer = new GameWriter(
                "two-others-alone", new Horizon.Finite(2), List.of("1", "2", "3"), List.of("s0", "s1", "s2"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(TWO, ONE, ONE)));
        writer.row();
        writer.successor(1, Rationals.of(1, 50));
        writer.successor(2, Rationals.of(49, 50));
        writer.row();
        writer.successor(1, BigFraction.ONE);
        JointActions others = new JointActions(List.of(ONE, TWO, TWO));
        writer.state(others);
        for (int joint = 0; joint < others.size(); joint++) {
            writer.row();
            writer.successor(2, BigFraction.ONE);
            writer.reward(0, joint == 0 ? BigFraction.MINUS_ONE : BigFraction.ONE);
        }
        writer.state(new JointActions(List.of(ONE, ONE, ONE)));
        writer.row();
        writer.successor(2, BigFraction.ONE);
        Game game = writer.finish();
        BigFraction alike = Rationals.of(3, 5);
        BigFraction otherwise = Rationals.of(2, 5);
        return Instance.pair(
                game,
                new Recommendations(game).policy("expert"),
                new Recommendations(game)
                        .at(1, alike.multiply(alike), 0, 0, 0)
                        .at(1, alike.multiply(otherwise), 0, 0, 1)
                        .at(1, otherwise.multiply(alike), 0, 1, 0)
                        .at(1, otherwise.multiply(otherwise), 0, 1, 1)
                        .policy("learner"));
    }
}

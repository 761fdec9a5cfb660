package org.counterplay.instances.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.NormalForm;
import org.counterplay.instances.Recommendations;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** The smallest games in which a constant or a definition is put to the test. Their policies are expert and learner. */
final class SmallGames {
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final List<String> TWO = List.of("a1", "a2");

    private SmallGames() {}

    /** All of them, by name. */
    static Map<String, Supplier<Instance>> all() {
        Map<String, Supplier<Instance>> all = new LinkedHashMap<>();
        all.put("coin-flip", SmallGames::coinFlip);
        all.put("skewed-coin", SmallGames::skewedCoin);
        all.put("coin-flip-for-two", SmallGames::coinFlipForTwo);
        all.put("coin-of-the-other", SmallGames::coinOfTheOther);
        all.put("ties", SmallGames::ties);
        all.put("two-others", SmallGames::twoOthers);
        all.put("dominant-2", () -> dominant(2));
        all.put("dominant-3", () -> dominant(3));
        ShrunkGames.addTo(all);
        return all;
    }

    /**
     * One step, one agent, rewards +1 and -1. The expert tosses a coin (u = 1), the learner plays a2 for -1: TV is 1/2, the
     * expert's advantages are +1 and -1, the gap is 1.
     */
    private static Instance coinFlip() {
        return oneStep("coin-flip", HALF, BigFraction.ZERO);
    }

    /** The same with an expert that plays a1 with 3/4, and a learner that does with 1/2. */
    private static Instance skewedCoin() {
        return oneStep("skewed-coin", Rationals.of(3, 4), HALF);
    }

    /** Two agents who earn +1 if both play a1 and -1 if both play a2; the expert tosses one coin for both. */
    private static Instance coinFlipForTwo() {
        Game game = NormalForm.bimatrix("coin-flip-for-two", "", TWO, TWO, new long[][][] {
            {{1, 1}, {0, 0}}, {{0, 0}, {-1, -1}}
        });
        return instance(
                game,
                new Recommendations(game).at(0, HALF, 0, 0).at(0, HALF, 1, 1).policy("expert"),
                new Recommendations(game).at(0, 1, 1).policy("learner"));
    }

    /** Nobody's actions matter: every policy is dominant, and every response is a best one. */
    private static Instance ties() {
        Game game = NormalForm.bimatrix("ties", "", TWO, TWO, new long[][][] {{{0, 0}, {0, 0}}, {{0, 0}, {0, 0}}});
        return instance(
                game,
                new Recommendations(game).at(0, 0, 0).policy("expert"),
                new Recommendations(game).at(0, 1, 1).policy("learner"));
    }

    /**
     * Three agents, two steps. s0: by a1 of agent 1 play comes to s1 with {@code rare}, else to an end; by a2 it comes to s1 for
     * certain. At s1 agents 2 and 3 each earn 1 by their first action; agent 1 earns -1 if both play it, else +1. The expert
     * plays first actions. In the learner agents 2 and 3 each play their second action with 2/5: each is {@code rare * 2/5}
     * from the expert on average, and within that joint distance others play otherwise than (first, first) with at most 2/5, so
     * that a1 stays agent 1's only best; but together they do with 16/25.
     */
    private static Instance twoOthers() {
        return twoOthers(Rationals.of(1, 100));
    }

    private static Instance twoOthers(BigFraction rare) {
        List<String> one = List.of("a1");
        GameWriter writer =
                new GameWriter("two-others", new Horizon.Finite(2), List.of("1", "2", "3"), List.of("s0", "s1", "end"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(List.of(TWO, one, one)));
        writer.row();
        writer.successor(1, rare);
        writer.successor(2, BigFraction.ONE.subtract(rare));
        writer.row();
        writer.successor(1, BigFraction.ONE);
        JointActions others = new JointActions(List.of(one, TWO, TWO));
        writer.state(others);
        for (int joint = 0; joint < others.size(); joint++) {
            int second = others.action(joint, 1);
            int third = others.action(joint, 2);
            writer.row();
            writer.successor(2, BigFraction.ONE);
            writer.reward(0, second + third == 0 ? BigFraction.MINUS_ONE : BigFraction.ONE);
            writer.reward(1, Rationals.of(1L - second));
            writer.reward(2, Rationals.of(1L - third));
        }
        writer.state(new JointActions(List.of(one, one, one)));
        writer.row();
        writer.successor(2, BigFraction.ONE);
        Game game = writer.finish();
        BigFraction otherwise = Rationals.of(2, 5);
        BigFraction alike = Rationals.of(3, 5);
        return instance(
                game,
                new Recommendations(game).policy("expert"),
                new Recommendations(game)
                        .at(1, alike.multiply(alike), 0, 0, 0)
                        .at(1, alike.multiply(otherwise), 0, 0, 1)
                        .at(1, otherwise.multiply(alike), 0, 1, 0)
                        .at(1, otherwise.multiply(otherwise), 0, 1, 1)
                        .policy("learner"));
    }

    /**
     * Two agents, one step; agent 1 wins +1 if agent 2 plays as it does, else -1, agent 2 wins nothing. In the expert agent 1
     * plays a1 and agent 2 tosses a coin, in the learner agent 2 plays a2: what obeying loses, and what deviating wins, both
     * are 1 = 2 TV u.
     */
    private static Instance coinOfTheOther() {
        Game game = NormalForm.bimatrix("coin-of-the-other", "", TWO, TWO, new long[][][] {
            {{1, 0}, {-1, 0}}, {{-1, 0}, {1, 0}}
        });
        return instance(
                game,
                new Recommendations(game).at(0, HALF, 0, 0).at(0, HALF, 0, 1).policy("expert"),
                new Recommendations(game).at(0, 0, 1).policy("learner"));
    }

    /**
     * One step: agent i earns 1 by its own first action and loses 1/(n-1) for each other agent that does not play its first, so
     * that first actions are dominant; the learner's agents each play them with 9/10.
     */
    private static Instance dominant(int agents) {
        String name = "dominant-" + agents;
        List<String> names =
                IntStream.rangeClosed(1, agents).mapToObj(Integer::toString).toList();
        GameWriter writer = new GameWriter(name, new Horizon.Finite(1), names, List.of("game"));
        writer.initial(0, BigFraction.ONE);
        JointActions actions = new JointActions(Collections.nCopies(agents, TWO));
        writer.state(actions);
        for (int joint = 0; joint < actions.size(); joint++) {
            writer.row();
            writer.successor(0, BigFraction.ONE);
            for (int i = 0; i < agents; i++) {
                int careless = 0;
                for (int j = 0; j < agents; j++) {
                    careless += j == i ? 0 : actions.action(joint, j);
                }
                writer.reward(
                        i,
                        Rationals.of(1L - actions.action(joint, i))
                                .subtract(Rationals.of(careless, Math.max(1, agents - 1))));
            }
        }
        Game game = writer.finish();
        BigFraction[] mostlyFirst = {Rationals.of(9, 10), Rationals.of(1, 10)};
        return instance(
                game,
                new Recommendations(game).policy("expert"),
                NormalForm.product(game, "learner", Collections.nCopies(agents, mostlyFirst)));
    }

    private static Instance oneStep(String name, BigFraction expertsFirst, BigFraction learnersFirst) {
        Game game = NormalForm.game(name, "", List.of("1"), List.of(TWO), own -> new long[] {own[0] == 0 ? 1 : -1});
        return instance(game, mixed(game, "expert", expertsFirst), mixed(game, "learner", learnersFirst));
    }

    private static Policy mixed(Game game, String name, BigFraction first) {
        return new Recommendations(game)
                .at(0, first, 0)
                .at(0, BigFraction.ONE.subtract(first), 1)
                .policy(name);
    }

    private static Instance instance(Game game, Policy expert, Policy learner) {
        return Instance.pair(game, expert, learner);
    }
}

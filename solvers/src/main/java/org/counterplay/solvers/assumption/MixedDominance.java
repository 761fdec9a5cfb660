package org.counterplay.solvers.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Dominance in a discounted game by parts of the others' stationary policies. There the gain is not convex in what the others do, since
 * states recur, and mixed actions may be worse than all deterministic ones. A part is a simplex of mixed joint actions at each state; in
 * the game in which the others' actions are its vertices, {@link OneStepGain} bounds the gain over the part, for it is convex in the
 * mixture. A part with a positive bound is tried at its centre, and halved across its longest edge.
 *
 * <p>Ends where the agent's own policy is the only best answer at every state to all policies of the others, or clearly not one to some.
 * It need not end where another answer is exactly as good.
 */
final class MixedDominance {
    private static final PlaceReward OWN = new PlaceReward.Own(false);

    /** Parts times the cube of the states: what exact policy iteration takes. */
    private static final long MOST_EFFORT = 20_000;

    private final Game original;
    private final Policy expert;
    private final int agent;
    private final Game game;
    private final MergedOthers merged;
    private final BigFraction[][] own;

    /** @param game of two, as {@link MergedOthers} makes it */
    MixedDominance(Game original, Policy expert, int agent, Game game) {
        this.original = original;
        this.expert = expert;
        this.agent = agent;
        this.game = game;
        merged = new MergedOthers(original, agent);
        own = new BigFraction[game.stateCount()][];
        for (int s = 0; s < own.length; s++) {
            own[s] = TotalVariation.marginal(original, expert, agent, 1, s);
        }
    }

    /**
     * A part.
     *
     * @param vertices by state, then vertex: the probability of each of the others' joint actions
     * @param bound of the gain per step
     */
    private record Part(BigFraction[][][] vertices, BigFraction bound) {}

    /** The verdict, or null where it is not reached within the parts. */
    @Nullable
    Dominance search(long mostParts) {
        long states = game.stateCount();
        long most = Math.min(mostParts, MOST_EFFORT / (states * states * states));
        if (most < 1) {
            return null;
        }
        PriorityQueue<Part> open =
                new PriorityQueue<>(Comparator.comparing(Part::bound).reversed());
        BigFraction[][][] whole = new BigFraction[game.stateCount()][][];
        for (int s = 0; s < whole.length; s++) {
            whole[s] = new BigFraction[merged.others(s)][merged.others(s)];
            for (int o = 0; o < whole[s].length; o++) {
                Arrays.fill(whole[s][o], BigFraction.ZERO);
                whole[s][o][o] = BigFraction.ONE;
            }
        }
        open.add(new Part(whole, bound(whole)));
        long parts = 1;
        while (!open.isEmpty() && open.peek().bound().getNumerator().signum() > 0) {
            Part part = open.poll();
            // Of several others a mixture of joint actions need not be a policy of theirs.
            Dominance refuted = original.agentCount() <= 2 ? tried(part) : null;
            if (refuted != null || parts >= most) {
                return refuted;
            }
            int[] edge = longest(part.vertices());
            if (edge.length == 0) {
                return null;
            }
            for (int end = 1; end <= 2; end++) {
                BigFraction[][][] half = part.vertices().clone();
                half[edge[0]] = half[edge[0]].clone();
                half[edge[0]][edge[end]] = middle(part.vertices()[edge[0]][edge[1]], part.vertices()[edge[0]][edge[2]]);
                open.add(new Part(half, bound(half)));
                parts++;
            }
        }
        return new Dominance.Dominant(parts);
    }

    /** {State, vertex, vertex}, or empty where each state has one mixture. */
    private static int[] longest(BigFraction[][][] vertices) {
        int[] edge = {};
        BigFraction most = BigFraction.ZERO;
        for (int s = 0; s < vertices.length; s++) {
            for (int v = 0; v < vertices[s].length; v++) {
                for (int w = v + 1; w < vertices[s].length; w++) {
                    BigFraction length = BigFraction.ZERO;
                    for (int o = 0; o < vertices[s][v].length; o++) {
                        length = length.add(
                                vertices[s][v][o].subtract(vertices[s][w][o]).abs());
                    }
                    if (length.compareTo(most) > 0) {
                        most = length;
                        edge = new int[] {s, v, w};
                    }
                }
            }
        }
        return edge;
    }

    private static BigFraction[] middle(BigFraction[] one, BigFraction[] other) {
        BigFraction[] middle = new BigFraction[one.length];
        for (int o = 0; o < middle.length; o++) {
            middle[o] = one[o].add(other[o]).divide(2);
        }
        return middle;
    }

    /** The largest gain of a step; where it is not positive at any state that is reached, nothing is ever gained. */
    private BigFraction bound(BigFraction[][][] vertices) {
        Game part = part(vertices);
        PolicyWriter writer = PolicyWriter.stationary(part, "own");
        for (int s = 0; s < own.length; s++) {
            writer.next();
            for (int a = 0; a < own[s].length; a++) {
                writer.recommend(a * vertices[s].length, own[s][a]);
            }
        }
        DeviationProcess others = DeviationProcess.everywhere(part, writer.finish(), 1, new Choices.Unseen());
        BigFraction[] most = others.maximise(OWN).values();
        BigFraction[] least = others.maximise(new PlaceReward.Own(true)).values();
        for (int k = 0; k < least.length; k++) {
            least[k] = least[k].negate();
        }
        OneStepGain gains = new OneStepGain(part, others);
        @Nullable BigFraction[] none = new BigFraction[others.size()];
        BigFraction largest = BigFraction.ZERO;
        for (int s : others.states(1)) {
            for (int a = 0; a < own[s].length; a++) {
                for (int v = 0; v < vertices[s].length; v++) {
                    largest = Rationals.max(largest, gains.at(1, s, a, v, own[s], none, most, least));
                }
            }
        }
        return largest;
    }

    /** The game in which the others' actions are the vertices. */
    private Game part(BigFraction[][][] vertices) {
        GameWriter writer = new GameWriter(game.name(), game.horizon(), game.agents(), game.states());
        for (int k = 0; k < game.initialStates().length; k++) {
            writer.initial(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        for (int s = 0; s < vertices.length; s++) {
            List<String> names = new ArrayList<>();
            for (int v = 0; v < vertices[s].length; v++) {
                names.add("v" + v);
            }
            writer.state(new JointActions(List.of(game.actions(s).names(0), names)));
            for (int a = 0; a < own[s].length; a++) {
                for (BigFraction[] vertex : vertices[s]) {
                    writer.row();
                    mixed(writer, s, a, vertex);
                }
            }
        }
        return writer.finish();
    }

    private void mixed(GameWriter writer, int state, int action, BigFraction[] mixture) {
        BigFraction[] next = new BigFraction[game.stateCount()];
        Arrays.fill(next, BigFraction.ZERO);
        BigFraction reward = BigFraction.ZERO;
        for (int o = 0; o < mixture.length; o++) {
            if (mixture[o].getNumerator().signum() == 0) {
                continue;
            }
            int row = game.firstRow(state) + action * mixture.length + o;
            reward = reward.add(mixture[o].multiply(game.reward(0).at(row)));
            for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                next[game.successors()[k]] = next[game.successors()[k]].add(
                        mixture[o].multiply(game.probabilities().at(k)));
            }
        }
        for (int to = 0; to < next.length; to++) {
            if (next[to].getNumerator().signum() > 0) {
                writer.successor(to, next[to]);
            }
        }
        writer.reward(0, reward);
        writer.reward(1, reward);
    }

    /** The agent's best answer to the centre of a part, if it is better than its own policy. */
    private @Nullable Dominance tried(Part part) {
        BigFraction[][] centre = new BigFraction[game.stateCount()][];
        for (int s = 0; s < centre.length; s++) {
            BigFraction[][] vertices = part.vertices()[s];
            centre[s] = new BigFraction[merged.others(s)];
            Arrays.fill(centre[s], BigFraction.ZERO);
            for (BigFraction[] vertex : vertices) {
                for (int o = 0; o < vertex.length; o++) {
                    centre[s][o] = centre[s][o].add(vertex[o].divide(vertices.length));
                }
            }
        }
        Policy against = originally(centre, own);
        DeviationProcess.Solved best = DeviationProcess.reached(original, against, agent, new Choices.Unseen())
                .maximise(OWN);
        BigFraction obedient = DeviationProcess.reached(original, against, agent, new Choices.Obedience())
                .maximise(OWN)
                .start();
        BigFraction gain = best.start().subtract(obedient);
        if (gain.getNumerator().signum() <= 0) {
            return null;
        }
        BigFraction[][] answer = new BigFraction[own.length][];
        for (int s = 0; s < answer.length; s++) {
            answer[s] = new BigFraction[own[s].length];
            Arrays.fill(answer[s], BigFraction.ZERO);
            answer[s][best.deviation().plays(1, s, 0)] = BigFraction.ONE;
        }
        return new Dominance.Dominated(against, originally(centre, answer), gain);
    }

    /** The others mixing as given, and the agent as given, as a policy of the original game. */
    private Policy originally(BigFraction[][] others, BigFraction[][] answer) {
        PolicyWriter writer = PolicyWriter.stationary(original, "others");
        for (int s = 0; s < others.length; s++) {
            writer.next();
            BigFraction[] joint = new BigFraction[original.actions(s).size()];
            for (int a = 0; a < answer[s].length; a++) {
                for (int o = 0; o < others[s].length; o++) {
                    joint[merged.original(s, a, o)] = answer[s][a].multiply(others[s][o]);
                }
            }
            for (int k = 0; k < joint.length; k++) {
                writer.recommend(k, joint[k]);
            }
        }
        return writer.finish();
    }
}

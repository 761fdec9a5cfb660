package org.counterplay.solvers.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * An upper bound on delta(eps) (2602.21020, Definition 6) of one agent in a small finite game in which every play meets at most
 * one place where the others have a choice. A deterministic answer can only be a best response to others within eps if, for
 * each other answer, some such others make it at least as good. What it gains over the other answer is linear in the others'
 * joint play of each place, since no play meets two of them; over all joint plays within an L1 budget, products or not, its
 * maximum is a fractional knapsack. Exact in rationals; an upper bound since products are not asked for, and since each other
 * answer may be met by other others.
 */
final class ContinuityBound {
    private static final int MOST_ANSWERS = 256;
    private static final int MOST_PLACES = 1_000;

    private final Game game;
    private final Policy expert;
    private final int agent;
    private final StateDistribution visits;
    private final Timeline places;
    private final List<int[]> spots = new ArrayList<>();
    private final boolean[] contested;
    private final boolean[] later;

    /** What an answer earns: {@code constant + sum_p sum_b q_p(b) worth[p][b]}, q what the others do. */
    record Earnings(BigFraction constant, BigFraction[][] worth) {}

    private ContinuityBound(Game game, Policy expert, int agent, StateDistribution visits) {
        this.game = game;
        this.expert = expert;
        this.agent = agent;
        this.visits = visits;
        places = Timeline.of(game);
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                spots.add(new int[] {step, s});
            }
        }
        contested = new boolean[spots.size()];
        later = new boolean[spots.size()];
        for (int p = spots.size() - 1; p >= 0; p--) {
            JointActions actions = game.actions(spots.get(p)[1]);
            contested[p] = actions.size() > actions.count(agent);
            for (int joint = 0; joint < actions.size(); joint++) {
                int row = game.firstRow(spots.get(p)[1]) + joint;
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    int next = following(p, game.successors()[k]);
                    later[p] |= next >= 0 && (contested[next] || later[next]);
                }
            }
        }
    }

    /** The bound, or empty where the game is not of this kind or too large. */
    static Optional<BigFraction> of(Game game, Policy expert, int agent, BigFraction eps, StateDistribution visits) {
        return tables(game, expert, agent, visits)
                .flatMap(bound ->
                        bound.answers().map(answers -> bound.farthest(answers, eps.multiply(bound.places.steps()))));
    }

    /** The tables of such a game; empty where it is not of this kind or too large. */
    static Optional<ContinuityBound> tables(Game game, Policy expert, int agent, StateDistribution visits) {
        if (!(game.horizon() instanceof Horizon.Finite) || Timeline.of(game).size() > MOST_PLACES) {
            return Optional.empty();
        }
        ContinuityBound bound = new ContinuityBound(game, expert, agent, visits);
        for (int p = 0; p < bound.spots.size(); p++) {
            if (bound.contested[p] && bound.later[p]) {
                return Optional.empty();
            }
        }
        return Optional.of(bound);
    }

    /** The places where the others have a choice. */
    List<Integer> where() {
        List<Integer> where = new ArrayList<>();
        for (int p = 0; p < contested.length; p++) {
            if (contested[p]) {
                where.add(p);
            }
        }
        return where;
    }

    /** The place {step, state}. */
    int[] spot(int p) {
        return spots.get(p);
    }

    private BigFraction farthest(List<int[]> answers, BigFraction budget) {
        List<Earnings> earnings = answers.stream().map(this::earnings).toList();
        BigFraction most = BigFraction.ZERO;
        for (int k = 0; k < answers.size(); k++) {
            BigFraction distance = distance(answers.get(k));
            if (distance.compareTo(most) > 0) {
                Earnings own = earnings.get(k);
                if (earnings.stream()
                        .allMatch(other -> other == own
                                || largestGain(own, other, budget)
                                                .getNumerator()
                                                .signum()
                                        >= 0)) {
                    most = distance;
                }
            }
        }
        return most;
    }

    /** All deterministic answers, an action per place; empty where they are too many. */
    Optional<List<int[]>> answers() {
        List<int[]> answers = new ArrayList<>();
        answers.add(new int[spots.size()]);
        for (int p = 0; p < spots.size(); p++) {
            int count = game.actions(spots.get(p)[1]).count(agent);
            if ((long) answers.size() * count > MOST_ANSWERS) {
                return Optional.empty();
            }
            List<int[]> longer = new ArrayList<>();
            for (int[] answer : answers) {
                for (int a = 0; a < count; a++) {
                    int[] with = answer.clone();
                    with[p] = a;
                    longer.add(with);
                }
            }
            answers = longer;
        }
        return Optional.of(answers);
    }

    /** {@code E_mu ||answer - expert_i||_1}, averaged over the steps. */
    BigFraction distance(int[] answer) {
        BigFraction sum = BigFraction.ZERO;
        for (int p = 0; p < answer.length; p++) {
            BigFraction weight = weight(p);
            if (weight.getNumerator().signum() > 0) {
                BigFraction[] own = TotalVariation.marginal(game, expert, agent, spots.get(p)[0], spots.get(p)[1]);
                sum = sum.add(weight.multiply(BestResponseContinuity.distance(own, answer[p])));
            }
        }
        return sum.divide(places.steps());
    }

    Earnings earnings(int[] answer) {
        BigFraction[] after = new BigFraction[spots.size()];
        for (int p = spots.size() - 1; p >= 0; p--) {
            boolean free = !contested[p] && !later[p];
            after[p] = free ? worth(p, joint(p, answer[p], 0), after) : BigFraction.ZERO; // others are not asked for
        }
        BigFraction[] reach = new BigFraction[spots.size()];
        Arrays.fill(reach, BigFraction.ZERO);
        for (int k = 0; k < game.initialStates().length; k++) {
            int p = places.indexOf(1, game.initialStates()[k]);
            reach[p] = reach[p].add(game.initialProbabilities().at(k));
        }
        BigFraction constant = BigFraction.ZERO;
        BigFraction[][] worth = new BigFraction[spots.size()][];
        for (int p = 0; p < spots.size(); p++) {
            if (contested[p]) {
                int count = others(p);
                worth[p] = new BigFraction[count];
                for (int b = 0; b < count; b++) {
                    worth[p][b] = reach[p].multiply(worth(p, joint(p, answer[p], b), after));
                }
            } else if (reach[p].getNumerator().signum() > 0) {
                int row = game.firstRow(spots.get(p)[1]) + joint(p, answer[p], 0);
                constant = constant.add(reach[p].multiply(game.reward(agent).at(row)));
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    int next = following(p, game.successors()[k]);
                    if (next >= 0) {
                        reach[next] = reach[next].add(
                                reach[p].multiply(game.probabilities().at(k)));
                    }
                }
            }
        }
        return new Earnings(constant, worth);
    }

    /** The largest that one answer earns more than another, over others within the budget of the sum of weighted distances. */
    BigFraction largestGain(Earnings own, Earnings other, BigFraction budget) {
        record Shift(BigFraction cost, BigFraction rate) {}
        BigFraction gain = own.constant.subtract(other.constant);
        List<Shift> shifts = new ArrayList<>();
        for (int p = 0; p < spots.size(); p++) {
            if (!contested[p]) {
                continue;
            }
            BigFraction[] margin = new BigFraction[own.worth[p].length];
            BigFraction best = null;
            for (int b = 0; b < margin.length; b++) {
                margin[b] = own.worth[p][b].subtract(other.worth[p][b]);
                best = best == null ? margin[b] : Rationals.max(best, margin[b]);
            }
            if (best == null) {
                throw new IllegalStateException("a place without joint actions");
            }
            BigFraction weight = weight(p);
            if (weight.getNumerator().signum() == 0) {
                gain = gain.add(best); // the expert is never here: the others are free
                continue;
            }
            for (int b = 0; b < margin.length; b++) {
                BigFraction share = expertsOthers(p, b);
                gain = gain.add(share.multiply(margin[b]));
                BigFraction price = weight.multiply(2);
                shifts.add(new Shift(
                        share.multiply(price), best.subtract(margin[b]).divide(price)));
            }
        }
        shifts.sort(Comparator.comparing(Shift::rate).reversed());
        BigFraction left = budget;
        for (Shift shift : shifts) {
            BigFraction spent = Rationals.min(left, shift.cost);
            gain = gain.add(spent.multiply(shift.rate));
            left = left.subtract(spent);
        }
        return gain;
    }

    private BigFraction worth(int p, int joint, BigFraction[] after) {
        int row = game.firstRow(spots.get(p)[1]) + joint;
        BigFraction sum = game.reward(agent).at(row);
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            int next = following(p, game.successors()[k]);
            if (next >= 0) {
                sum = sum.add(game.probabilities().at(k).multiply(after[next]));
            }
        }
        return sum;
    }

    /** The place after a place, or -1 after the last step. */
    private int following(int p, int state) {
        int step = spots.get(p)[0] + 1;
        return step > places.steps() ? -1 : places.indexOf(step, state);
    }

    /** {@code d_h(s)} of the expert. */
    BigFraction weight(int p) {
        return visits.at(spots.get(p)[0], spots.get(p)[1]);
    }

    int others(int p) {
        JointActions actions = game.actions(spots.get(p)[1]);
        return actions.size() / actions.count(agent);
    }

    /** The joint action of an own action and the b-th joint action of the others. */
    private int joint(int p, int own, int b) {
        JointActions actions = game.actions(spots.get(p)[1]);
        int stride = actions.stride(agent);
        int above = b / stride;
        int base = above * stride * actions.count(agent) + b % stride;
        return actions.replace(base, agent, own);
    }

    /** How likely the expert's others play their b-th joint action. */
    BigFraction expertsOthers(int p, int b) {
        JointActions actions = game.actions(spots.get(p)[1]);
        int joint = joint(p, 0, b);
        BigFraction share = BigFraction.ONE;
        for (int i = 0; i < game.agentCount(); i++) {
            if (i != agent) {
                BigFraction[] own = TotalVariation.marginal(game, expert, i, spots.get(p)[0], spots.get(p)[1]);
                share = share.multiply(own[actions.action(joint, i)]);
            }
        }
        return share;
    }
}

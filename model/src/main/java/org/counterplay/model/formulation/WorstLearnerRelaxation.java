package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An upper bound on what an agent gains by deviating from a learner that is within an error budget of an expert E
 * (formulations, section 6), as a linear program.
 *
 * <p>At each place a learner L keeps {@code min(E(a|s), L(a|s))} of the expert's recommendations, and the rest, {@code t(s) =
 * TV(E(s), L(s))}, goes anywhere. So play under a deviation has masses
 *
 * <pre>
 *   x(p,b,c)      the expert would have recommended b to the agent, who plays c;  sum_c x(p,b,c) = E_i(b|s) d(p)
 *   kept(p,a,c)   kept of recommendation a, where the agent plays c, at most E(a|s) / E_i(a_i|s) x(p,a_i,c)
 *   free(p,a)     the rest, on any joint action;   sum kept + sum free = d(p)
 *   d(p)          what comes to place p from kept and free masses (discounted: sum_t gamma^(t-1) P)
 * </pre>
 *
 * and, beside it, play where all obey has {@code kept'(p,a) <= E(a|s) d'(p)} and free'. The objective is the agent's reward of
 * the first play less that of the second. Free masses are limited, in each play by itself, by {@link Budget}. Every
 * learner and deviation give a feasible point, markov and coarse; the masses forget that the learner is the same in both plays
 * (but for t) and at all steps, and that the agent cannot tell free from kept. For a value gap the first play is left out, and the
 * objective is minus the value of the second.
 *
 * <p>Shapes: the columns of the first play place by place, those of the second, then t by state. Rewards as they are; all numbers
 * exact.
 */
public final class WorstLearnerRelaxation {
    /** What limits the free masses; n is H, or {@code 1 / (1 - gamma)}. */
    public enum Budget {
        /** {@code sum free <= amount n}: BLADES, whose expectation is under any deviation. */
        ON_OWN_PLAY,
        /** The same where only the expert's support counts: MALICE. */
        ON_OWN_PLAY_WITHIN_SUPPORT,
        /**
         * {@code sum_a free(p,a) <= t(s)} (discounted: n t(s)) with {@code sum_s d^E(s) t(s) <= amount, 0 <= t <= 1}, t common to both
         * plays: BC, and occupancies, whose L1 distance bounds BC: {@code d^E |E - L| <= |d^E E - d L| + |d^E - d| L}.
         */
        ON_EXPERTS_STATES
    }

    private final Game game;
    private final Policy expert;
    private final int agent;
    private final Budget budget;
    private final BigFraction amount;
    private final Timeline places;
    private final StateDistribution where;
    private final BigFraction gamma;
    private final boolean discounted;
    private final BigFraction length;
    private final RationalRows rows = new RationalRows("worst learner", Sense.MAXIMIZE, 256);
    private final Program program;
    private int written;

    /** One play's columns at a place. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Masses(int place, int state, int at, List<Kept> kept, int[] free, Map<Integer, int[]> chosen) {}

    /** Mass kept of a recommendation, the joint action it becomes, and the share of x that it is at most. */
    private record Kept(int column, int recommended, int played, int limit, BigFraction share) {}

    private WorstLearnerRelaxation(
            Game game, Policy expert, int agent, Budget budget, BigFraction amount, boolean deviating) {
        this.game = game;
        this.expert = expert;
        this.agent = agent;
        this.budget = budget;
        this.amount = amount;
        places = Timeline.of(game);
        where = StateDistribution.of(game, expert);
        discounted = game.horizon() instanceof Horizon.Discounted;
        gamma = game.horizon() instanceof Horizon.Discounted found ? found.gamma() : BigFraction.ONE;
        length = discounted ? BigFraction.ONE.subtract(gamma).reciprocal() : Rationals.of(places.steps());
        List<List<Masses>> plays = new ArrayList<>();
        if (deviating) {
            plays.add(columns(true));
        }
        plays.add(columns(false));
        int[] moved = new int[game.stateCount()];
        if (budget == Budget.ON_EXPERTS_STATES) {
            Arrays.setAll(moved, s -> rows.column(BigFraction.ZERO, BigFraction.ZERO));
        }
        for (List<Masses> play : plays) {
            flow(play);
            for (Masses masses : play) {
                totals(masses);
            }
            limit(play, moved);
        }
        if (budget == Budget.ON_EXPERTS_STATES) {
            row(null, amount, averaged(moved));
            for (int column : moved) {
                row(null, BigFraction.ONE, new TreeMap<>(Map.of(column, BigFraction.ONE)));
            }
        }
        program = rows.finish(column -> "m" + (column + 1));
    }

    /**
     * Writes the program.
     *
     * @param expert stationary
     * @param amount of the budget, in its own normalisation (averaged)
     * @param deviating whether the agent's gain is bounded; else minus its value
     */
    public static WorstLearnerRelaxation of(
            Game game, Policy expert, int agent, Budget budget, BigFraction amount, boolean deviating) {
        return new WorstLearnerRelaxation(game, expert, agent, budget, amount, deviating);
    }

    public Program program() {
        return program;
    }

    private List<Masses> columns(boolean deviating) {
        List<Masses> play = new ArrayList<>();
        for (int step = 1; step <= places.steps(); step++) {
            for (int k = 0; k < places.states(step).length; k++) {
                play.add(columns(places.first(step) + k, places.states(step)[k], deviating));
            }
        }
        return play;
    }

    private Masses columns(int place, int s, boolean deviating) {
        JointActions actions = game.actions(s);
        int at = rows.column(BigFraction.ZERO, BigFraction.ZERO);
        Map<Integer, BigFraction> marginal = new TreeMap<>();
        for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
            marginal.merge(
                    actions.action(expert.joints()[k], agent),
                    expert.probabilities().at(k),
                    BigFraction::add);
        }
        Map<Integer, int[]> chosen = new TreeMap<>();
        for (int b : marginal.keySet()) {
            if (deviating) {
                int[] options = new int[actions.count(agent)];
                Arrays.setAll(options, c -> rows.column(BigFraction.ZERO, BigFraction.ZERO));
                chosen.put(b, options);
            }
        }
        List<Kept> kept = new ArrayList<>();
        for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
            int joint = expert.joints()[k];
            int b = actions.action(joint, agent);
            BigFraction chance = expert.probabilities().at(k);
            for (int c = 0; c < actions.count(agent); c++) {
                if (deviating) {
                    int played = actions.replace(joint, agent, c);
                    int[] options = chosen.getOrDefault(b, new int[0]);
                    BigFraction share = chance.divide(marginal.getOrDefault(b, BigFraction.ONE));
                    kept.add(new Kept(column(s, played, 1), joint, played, options[c], share));
                } else if (c == b) {
                    kept.add(new Kept(column(s, joint, -1), joint, joint, at, chance));
                }
            }
        }
        int[] free = new int[actions.size()];
        Arrays.setAll(free, joint -> column(s, joint, deviating ? 1 : -1));
        return new Masses(place, s, at, kept, free, chosen);
    }

    private int column(int state, int joint, int sign) {
        BigFraction reward = game.reward(agent).at(game.firstRow(state) + joint);
        return rows.column(BigFraction.ZERO, sign > 0 ? reward : reward.negate());
    }

    private void flow(List<Masses> play) {
        List<Map<Integer, BigFraction>> inflow = new ArrayList<>();
        for (Masses masses : play) {
            inflow.add(new TreeMap<>(Map.of(masses.at(), BigFraction.ONE)));
        }
        for (int step = 1; step <= places.steps(); step++) {
            for (int k = 0; (discounted || step < places.steps()) && k < places.states(step).length; k++) {
                Masses masses = play.get(places.first(step) + k);
                for (Kept kept : masses.kept()) {
                    lead(masses.state(), kept.played(), kept.column(), discounted ? 1 : step + 1, inflow);
                }
                for (int joint = 0; joint < masses.free().length; joint++) {
                    lead(masses.state(), joint, masses.free()[joint], discounted ? 1 : step + 1, inflow);
                }
            }
        }
        for (Masses masses : play) {
            BigFraction initial = BigFraction.ZERO;
            for (int k = 0; k < game.initialStates().length; k++) {
                if (places.indexOf(1, game.initialStates()[k]) == masses.place()) {
                    initial = game.initialProbabilities().at(k);
                }
            }
            row(initial, initial, inflow.get(masses.place()));
        }
    }

    private void lead(int state, int joint, int column, int step, List<Map<Integer, BigFraction>> inflow) {
        int row = game.firstRow(state) + joint;
        for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
            inflow.get(places.indexOf(step, game.successors()[e]))
                    .merge(column, gamma.multiply(game.probabilities().at(e)).negate(), BigFraction::add);
        }
    }

    private void totals(Masses masses) {
        Map<Integer, BigFraction> total = new TreeMap<>(Map.of(masses.at(), BigFraction.MINUS_ONE));
        for (Kept kept : masses.kept()) {
            total.put(kept.column(), BigFraction.ONE);
            Map<Integer, BigFraction> limit = new TreeMap<>(Map.of(kept.column(), BigFraction.ONE));
            limit.put(kept.limit(), kept.share().negate());
            row(null, BigFraction.ZERO, limit);
        }
        for (int column : masses.free()) {
            total.put(column, BigFraction.ONE);
        }
        row(BigFraction.ZERO, BigFraction.ZERO, total);
        masses.chosen().forEach((b, options) -> {
            Map<Integer, BigFraction> chosen = new TreeMap<>();
            BigFraction marginal = BigFraction.ZERO;
            for (int k = expert.first(1, masses.state()); k < expert.end(1, masses.state()); k++) {
                if (game.actions(masses.state()).action(expert.joints()[k], agent) == b) {
                    marginal = marginal.add(expert.probabilities().at(k));
                }
            }
            for (int column : options) {
                chosen.put(column, BigFraction.ONE);
            }
            chosen.put(masses.at(), marginal.negate());
            row(BigFraction.ZERO, BigFraction.ZERO, chosen);
        });
    }

    private void limit(List<Masses> play, int[] moved) {
        Map<Integer, BigFraction> all = new TreeMap<>();
        for (Masses masses : play) {
            Map<Integer, BigFraction> here = new TreeMap<>();
            boolean counts = budget != Budget.ON_OWN_PLAY_WITHIN_SUPPORT
                    || where.average(masses.state()).getNumerator().signum() != 0;
            for (int column : masses.free()) {
                here.put(column, BigFraction.ONE);
                if (counts) {
                    all.put(column, BigFraction.ONE);
                }
            }
            if (budget == Budget.ON_EXPERTS_STATES) {
                here.put(moved[masses.state()], discounted ? length.negate() : BigFraction.MINUS_ONE);
                row(null, BigFraction.ZERO, here);
            }
        }
        if (budget != Budget.ON_EXPERTS_STATES) {
            row(null, amount.multiply(length), all);
        }
    }

    private Map<Integer, BigFraction> averaged(int[] moved) {
        Map<Integer, BigFraction> terms = new TreeMap<>();
        for (int s = 0; s < moved.length; s++) {
            terms.put(moved[s], where.average(s));
        }
        return terms;
    }

    private void row(@Nullable BigFraction lower, @Nullable BigFraction upper, Map<Integer, BigFraction> terms) {
        int number = ++written;
        rows.row(lower, upper, () -> "r" + number);
        terms.forEach(rows::coefficient);
    }
}

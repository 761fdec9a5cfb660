package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The worst learner of a grid for one agent i, as a mixed-integer program in doubles (formulations, section 6); finite
 * horizons. With options p_k at each state, k = 0..K_s-1:
 *
 * <pre>
 *   z(s,k) binary                     the learner plays p_k at s;   sum_k z(s,k) = 1
 *   y(h,s,k) &lt;= z(s,k)                obedient play is at (h,s);    sum_k y(h,s,k) = d'_h(s), which comes from y(h-1)
 *   x(h,s,k,b,c)                      under the deviation: recommended b, plays c;  sum_c x(h,s,k,b,c) = p_k,i(b) m(h,s,k)
 *   m(h,s,k) &lt;= z(s,k)                                              sum_k m(h,s,k) = d_h(s), which comes from x(h-1)
 *   maximise  sum p_k(a_-i|b) r_i(s,(c,a_-i)) x - sum p_k(a) r_i(s,a) y
 * </pre>
 *
 * With z integer the flows are those of one learner, and the best x is its best markov deviation; for coarse ones b is left out.
 * The budget is linear in z (BC) or in y (occupancies, states); losses under deviations of agent j are bounded by values
 *
 * <pre>
 *   v_j(h,s) &gt;= TV(p_k, E(s)) + sum_b w_j(h,s,k,b) - H (1 - z(s,k)),   w_j(h,s,k,b) &gt;= sum p_k(b,a_-j) T(s'|s,(c,a_-j)) v_j(h+1,s') for all c
 * </pre>
 *
 * with {@code rho_0 v_j(1) <= H amount}. What a solver says of it is its claim.
 */
final class GridProgram {
    private final Question.WorstLearner question;
    private final Game game;
    private final GridOptions options;
    private final GridGame values;
    private final int agent;
    private final Timeline places;
    private final ProgramWriter writer =
            new ProgramWriter("grid-learner", Sense.MAXIMIZE, Major.ROWS, 1024, 1024, 8192);
    private final int[][] chosen;
    private final List<Entry> pending = new ArrayList<>();

    private record Entry(int column, double coefficient) {}

    private GridProgram(Question.WorstLearner question, GridOptions options, int agent) {
        this.question = question;
        this.options = options;
        this.agent = agent;
        game = question.game();
        values = new GridGame(question);
        places = Timeline.of(game);
        chosen = new int[game.stateCount()][];
    }

    /**
     * A program and where its choices are.
     *
     * @param chosen per state and option the binary's column
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Written(Program program, int[][] chosen) {}

    /** The program of an agent. */
    static Written of(Question.WorstLearner question, GridOptions options, int agent) {
        return new GridProgram(question, options, agent).written();
    }

    private Written written() {
        for (int s = 0; s < chosen.length; s++) {
            chosen[s] = new int[options.at(s).size()];
            for (int k = 0; k < chosen[s].length; k++) {
                chosen[s][k] = writer.integer(0, 1, 0);
            }
        }
        int[][][] obeyed = columns();
        int[][][] deviated = columns();
        boolean gains = question.aim() != Aim.VALUE_GAP;
        for (int h = 1; h <= places.steps(); h++) {
            for (int s : places.states(h)) {
                for (int k = 0; k < chosen[s].length; k++) {
                    obeyed[h - 1][s][k] =
                            writer.column(0, 1, -obey(s, options.at(s).get(k)));
                    deviated[h - 1][s][k] = gains ? writer.column(0, 1, 0) : -1;
                }
            }
        }
        int[][][][][] through = new int[places.steps()][game.stateCount()][][][];
        for (int h = 1; gains && h <= places.steps(); h++) {
            for (int s : places.states(h)) {
                through[h - 1][s] = deviations(s);
            }
        }
        for (int[] state : chosen) {
            for (int column : state) {
                writing(column, 1);
            }
            close(1, 1);
        }
        flow(obeyed, null);
        if (gains) {
            split(deviated, through);
            flow(deviated, through);
        }
        budget(obeyed);
        return new Written(writer.finish(), chosen);
    }

    private int[][][] columns() {
        int[][][] columns = new int[places.steps()][game.stateCount()][];
        for (int[][] step : columns) {
            for (int s = 0; s < step.length; s++) {
                step[s] = new int[chosen[s].length];
            }
        }
        return columns;
    }

    private double obey(int state, BigFraction[] play) {
        double sum = 0;
        for (int a = 0; a < play.length; a++) {
            sum += Rationals.toDouble(play[a]) * reward(state, a);
        }
        return sum;
    }

    private double reward(int state, int joint) {
        return game.reward(agent).doubleAt(game.firstRow(state) + joint);
    }

    private boolean coarse() {
        return question.aim() == Aim.NASH_GAP;
    }

    /** Columns x by option, recommendation and action; each counts mass, so what it earns is divided by what is recommended. */
    private int[][][] deviations(int state) {
        int count = game.actions(state).count(agent);
        int[][][] columns = new int[chosen[state].length][coarse() ? 1 : count][count];
        for (int k = 0; k < columns.length; k++) {
            for (int b = 0; b < columns[k].length; b++) {
                double chance = chance(state, k, b);
                for (int c = 0; c < count; c++) {
                    double earned = 0;
                    for (int a = 0; chance > 0 && a < game.actions(state).size(); a++) {
                        earned += share(state, k, b, a)
                                / chance
                                * reward(state, game.actions(state).replace(a, agent, c));
                    }
                    columns[k][b][c] = writer.column(0, chance > 0 ? 1 : 0, earned);
                }
            }
        }
        return columns;
    }

    /** {@code p_k(a)} where a recommends b (or the deviator does not look), else 0. */
    private double share(int state, int option, int recommended, int joint) {
        JointActions actions = game.actions(state);
        boolean fits = coarse() || actions.action(joint, agent) == recommended;
        return fits ? Rationals.toDouble(options.at(state).get(option)[joint]) : 0;
    }

    private double chance(int state, int option, int recommended) {
        double sum = 0;
        for (int a = 0; a < game.actions(state).size(); a++) {
            sum += share(state, option, recommended, a);
        }
        return sum;
    }

    private void split(int[][][] masses, int[][][][][] through) {
        for (int h = 1; h <= places.steps(); h++) {
            for (int s : places.states(h)) {
                for (int k = 0; k < chosen[s].length; k++) {
                    int[][] own = through[h - 1][s][k];
                    for (int b = 0; b < own.length; b++) {
                        for (int column : own[b]) {
                            writing(column, 1);
                        }
                        writing(masses[h - 1][s][k], -chance(s, k, b));
                        close(0, 0);
                    }
                }
            }
        }
    }

    /** Where play comes from and that only what was chosen is played; through deviations where they are given. */
    private void flow(int[][][] masses, int @Nullable [][][][][] through) {
        for (int h = 1; h <= places.steps(); h++) {
            for (int s : places.states(h)) {
                for (int k = 0; k < chosen[s].length; k++) {
                    writing(masses[h - 1][s][k], 1);
                    writing(chosen[s][k], -1);
                    close(Double.NEGATIVE_INFINITY, 0);
                }
                for (int k = 0; k < chosen[s].length; k++) {
                    writing(masses[h - 1][s][k], 1);
                }
                if (h == 1) {
                    double first = first(s);
                    close(first, first);
                    continue;
                }
                for (int from : places.states(h - 1)) {
                    for (int k = 0; k < chosen[from].length; k++) {
                        if (through == null) {
                            double share = 0;
                            for (int a = 0; a < game.actions(from).size(); a++) {
                                share += Rationals.toDouble(options.at(from).get(k)[a]) * move(from, a, s);
                            }
                            writing(masses[h - 2][from][k], -share);
                        } else {
                            arrivals(through[h - 2][from][k], from, k, s);
                        }
                    }
                }
                close(0, 0);
            }
        }
    }

    private void arrivals(int[][] own, int from, int option, int to) {
        for (int b = 0; b < own.length; b++) {
            double chance = chance(from, option, b);
            for (int c = 0; chance > 0 && c < own[b].length; c++) {
                double share = 0;
                for (int a = 0; a < game.actions(from).size(); a++) {
                    share += share(from, option, b, a)
                            / chance
                            * move(from, game.actions(from).replace(a, agent, c), to);
                }
                writing(own[b][c], -share);
            }
        }
    }

    private double first(int state) {
        for (int k = 0; k < game.initialStates().length; k++) {
            if (game.initialStates()[k] == state) {
                return game.initialProbabilities().doubleAt(k);
            }
        }
        return 0;
    }

    private double move(int state, int joint, int next) {
        int row = game.firstRow(state) + joint;
        for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
            if (game.successors()[e] == next) {
                return game.probabilities().doubleAt(e);
            }
        }
        return 0;
    }

    private void budget(int[][][] obeyed) {
        double amount = Rationals.toDouble(question.budget().amount());
        switch (question.budget()) {
            case ErrorBudget.BehaviorCloning cloning -> {
                for (int s = 0; s < chosen.length; s++) {
                    for (int k = 0; k < chosen[s].length; k++) {
                        writing(chosen[s][k], Rationals.toDouble(values.expertState(s)) * distance(s, k));
                    }
                }
                close(Double.NEGATIVE_INFINITY, amount);
            }
            case ErrorBudget.Occupancy occupancy -> apart(obeyed, amount, false);
            case ErrorBudget.StatesOnly states -> apart(obeyed, amount, true);
            case ErrorBudget.Malice malice -> losses(amount);
            case ErrorBudget.Blades blades -> losses(amount);
        }
    }

    private double distance(int state, int option) {
        return Rationals.toDouble(values.distance(state, options.at(state).get(option)));
    }

    /** The L1 distance of averaged occupancies, or of states, at most the amount. */
    private void apart(int[][][] obeyed, double amount, boolean statesOnly) {
        List<Integer> parts = new ArrayList<>();
        for (int s = 0; s < chosen.length; s++) {
            BigFraction[] own = options.at(s).getFirst();
            for (int a = 0; a < (statesOnly ? 1 : own.length); a++) {
                double mine = Rationals.toDouble(values.expertState(s)) * (statesOnly ? 1 : Rationals.toDouble(own[a]));
                int part = writer.column(0, Double.POSITIVE_INFINITY, 0);
                parts.add(part);
                for (int sign = -1; sign <= 1; sign += 2) {
                    writing(part, 1);
                    for (int h = 1; h <= places.steps(); h++) {
                        for (int k = 0; places.indexOf(h, s) >= 0 && k < chosen[s].length; k++) {
                            double share = statesOnly
                                    ? 1
                                    : Rationals.toDouble(options.at(s).get(k)[a]);
                            writing(obeyed[h - 1][s][k], sign * share / places.steps());
                        }
                    }
                    close(sign * mine, Double.POSITIVE_INFINITY);
                }
            }
        }
        for (int part : parts) {
            writing(part, 1);
        }
        close(Double.NEGATIVE_INFINITY, amount);
    }

    /** For each agent j the largest loss under its deviations, at most the amount. */
    private void losses(double amount) {
        for (int j = 0; j < game.agentCount(); j++) {
            int[][] loss = new int[places.steps() + 1][game.stateCount()];
            for (int h = places.steps(); h >= 1; h--) {
                for (int s : places.states(h)) {
                    loss[h][s] = writer.column(0, places.steps(), 0);
                    for (int k = 0; k < chosen[s].length; k++) {
                        later(j, h, s, k, loss);
                    }
                }
            }
            for (int s : places.states(1)) {
                writing(loss[1][s], first(s));
            }
            close(Double.NEGATIVE_INFINITY, amount * places.steps());
        }
    }

    private void later(int j, int h, int s, int k, int[][] loss) {
        JointActions actions = game.actions(s);
        List<Integer> parts = new ArrayList<>();
        for (int b = 0; h < places.steps() && b < actions.count(j); b++) {
            int part = writer.column(0, places.steps(), 0);
            parts.add(part);
            for (int c = 0; c < actions.count(j); c++) {
                double[] share = new double[game.stateCount()];
                for (int a = 0; a < actions.size(); a++) {
                    double chance = Rationals.toDouble(options.at(s).get(k)[a]);
                    for (int next = 0; chance > 0 && actions.action(a, j) == b && next < share.length; next++) {
                        share[next] += chance * move(s, actions.replace(a, j, c), next);
                    }
                }
                writing(part, 1);
                for (int next = 0; next < share.length; next++) {
                    if (share[next] > 0) {
                        writing(loss[h + 1][next], -share[next]);
                    }
                }
                close(0, Double.POSITIVE_INFINITY);
            }
        }
        writing(loss[h][s], 1);
        for (int part : parts) {
            writing(part, -1);
        }
        writing(chosen[s][k], -places.steps());
        double here = values.counts(s) ? distance(s, k) : 0;
        close(here - places.steps(), Double.POSITIVE_INFINITY);
    }

    private void writing(int column, double coefficient) {
        pending.add(new Entry(column, coefficient));
    }

    private void close(double least, double most) {
        writer.row(least, most);
        for (Entry entry : pending) {
            writer.coefficient(entry.column(), entry.coefficient());
        }
        pending.clear();
    }
}

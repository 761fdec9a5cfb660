package org.counterplay.solvers.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.OpponentShiftProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.program.Program;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.assumption.ContinuityBound.Earnings;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;

/**
 * delta(eps) (2602.21020, Definition 6) of one agent in a finite game of two in which no play meets two places where the other has a
 * choice, exactly. What the other does at the places is one distribution each, and for each deterministic answer a linear program says
 * how far it must move for that answer to be best, {@link OpponentShiftProgram#ofPlaces}; distances are convex in the answer, so
 * deterministic ones are the farthest. Where the other chooses more than once on a play its choices multiply, and that is no linear
 * program.
 */
final class ExactContinuity {
    private static final int MOST_PROGRAMS = 64;

    private final Game game;
    private final Policy expert;
    private final int agent;
    private final ContinuityBound bound;

    private ExactContinuity(Game game, Policy expert, int agent, ContinuityBound bound) {
        this.game = game;
        this.expert = expert;
        this.agent = agent;
        this.bound = bound;
    }

    /**
     * What is farthest, and what the others do for it.
     *
     * @param others a policy of the game within eps of the expert
     * @param answer a best response to it that is so far, whatever is recommended
     */
    record Attained(BigFraction distance, Policy others, Deviation answer) {
        /** Plays both: whether no answer to the others earns more, exactly. */
        boolean holds(Game game) {
            PlaceReward own = new PlaceReward.Own(false);
            BigFraction best = DeviationProcess.reached(game, others, answer.agent(), new Choices.Unseen())
                    .maximise(own)
                    .start();
            return DeviationMaximum.evaluated(game, others, own, answer)
                    .total()
                    .lower()
                    .equals(best);
        }
    }

    /** delta(eps) of one agent of a game of two; empty where the game is not of this kind or too large. */
    static Optional<Attained> of(
            Game game, Policy expert, int agent, BigFraction eps, StateDistribution visits, ExactOptimum optimum) {
        return game.agentCount() > 2
                ? Optional.empty()
                : ContinuityBound.tables(game, expert, agent, visits)
                        .flatMap(bound -> bound.answers()
                                .flatMap(answers -> new ExactContinuity(game, expert, agent, bound)
                                        .attained(
                                                answers,
                                                eps.multiply(game.horizon().tableSteps()),
                                                optimum)));
    }

    /** The farthest answer that some others within the budget make a best one; the program of each is asked, farthest first. */
    private Optional<Attained> attained(List<int[]> answers, BigFraction budget, ExactOptimum optimum) {
        List<Earnings> earnings = answers.stream().map(bound::earnings).toList();
        BigFraction[] distances = answers.stream().map(bound::distance).toArray(BigFraction[]::new);
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < distances.length; k++) {
            order.add(k);
        }
        order.sort(Comparator.comparing((Integer k) -> distances[k]).reversed());
        int programs = 0;
        for (int k : order) {
            Earnings own = earnings.get(k);
            if (!earnings.stream()
                    .allMatch(other -> other == own
                            || bound.largestGain(own, other, budget)
                                            .getNumerator()
                                            .signum()
                                    >= 0)) {
                continue;
            }
            if (++programs > MOST_PROGRAMS) {
                return Optional.empty();
            }
            switch (optimum.of(shift(own, earnings))) {
                case ExactOutcome.Optimal optimal -> {
                    if (optimal.objective().compareTo(budget) <= 0) {
                        return Optional.of(new Attained(distances[k], moved(optimal.primal()), played(answers.get(k))));
                    }
                }
                case ExactOutcome.Infeasible never -> {}
                case ExactOutcome.Unbounded unbounded -> throw new IllegalStateException("a distance below zero");
                case ExactOutcome.Undecided undecided -> {
                    return Optional.empty();
                }
            }
        }
        throw new IllegalStateException("no best response to the expert itself");
    }

    private Deviation played(int[] answer) {
        Deviation played = Deviation.identity(game, agent, false);
        for (int p = 0; p < answer.length; p++) {
            played.choose(bound.spot(p)[0], bound.spot(p)[1], -1, answer[p]);
        }
        return played;
    }

    private Program shift(Earnings own, List<Earnings> all) {
        List<Integer> where = bound.where();
        BigFraction[] weight = where.stream().map(bound::weight).toArray(BigFraction[]::new);
        BigFraction[][] share = new BigFraction[weight.length][];
        for (int k = 0; k < share.length; k++) {
            share[k] = new BigFraction[bound.others(where.get(k))];
            for (int b = 0; b < share[k].length; b++) {
                share[k][b] = bound.expertsOthers(where.get(k), b);
            }
        }
        List<BigFraction[][]> margins = new ArrayList<>();
        List<BigFraction> constants = new ArrayList<>();
        for (Earnings other : all) {
            if (other == own) {
                continue;
            }
            BigFraction[][] margin = new BigFraction[weight.length][];
            for (int k = 0; k < margin.length; k++) {
                int p = where.get(k);
                margin[k] = new BigFraction[own.worth()[p].length];
                for (int b = 0; b < margin[k].length; b++) {
                    margin[k][b] = own.worth()[p][b].subtract(other.worth()[p][b]);
                }
            }
            margins.add(margin);
            constants.add(own.constant().subtract(other.constant()));
        }
        return OpponentShiftProgram.ofPlaces(weight, share, margins, constants);
    }

    /** The expert, but that the other does what a program's solution says. */
    private Policy moved(BigFraction[] primal) {
        int steps = game.horizon().tableSteps();
        PolicyWriter writer = steps == 1 ? PolicyWriter.stationary(game, "moved") : PolicyWriter.perStep(game, "moved");
        List<Integer> where = bound.where();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                writer.next();
                List<BigFraction[]> parts = new ArrayList<>();
                for (int i = 0; i < game.agentCount(); i++) {
                    parts.add(TotalVariation.marginal(game, expert, i, step, s));
                }
                int first = 0;
                for (int p : where) {
                    if (bound.spot(p)[0] == step && bound.spot(p)[1] == s) {
                        parts.set(1 - agent, Arrays.copyOfRange(primal, first, first + bound.others(p)));
                    }
                    first += 2 * bound.others(p);
                }
                writer.product(parts);
            }
        }
        return writer.finish();
    }
}

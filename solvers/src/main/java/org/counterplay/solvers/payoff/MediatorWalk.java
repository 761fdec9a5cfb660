package org.counterplay.solvers.payoff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.Point;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Walks over all that a mediator may come to when at most one agent deviates, and checks everywhere, exactly and from the game's numbers
 * alone, that probabilities sum to 1, that the promise is kept when all obey, and that no deviation of one step pays. By the one-shot
 * deviation principle it is a perfect equilibrium then.
 */
public final class MediatorWalk {
    private final PayoffPolygons sets;
    private final Game game;
    private final Set<At> seen = new HashSet<>();
    private final Deque<At> open = new ArrayDeque<>();

    private MediatorWalk(PayoffPolygons sets) {
        this.sets = sets;
        game = sets.game();
    }

    /** A promise held at a place. */
    record At(int step, int state, int promise) {}

    /** What is wrong with the mediator; empty where it is a perfect equilibrium that gives the payoffs that it promises. */
    public static Optional<String> fault(Mediator mediator) {
        MediatorWalk walk = new MediatorWalk(mediator.sets());
        for (int k = 0; k < mediator.start().length; k++) {
            walk.come(new At(1, walk.game.initialStates()[k], mediator.start()[k]));
        }
        while (!walk.open.isEmpty()) {
            At at = walk.open.poll();
            String fault = walk.check(at);
            if (fault != null) {
                return Optional.of("at step " + at.step() + ", state "
                        + walk.game.states().get(at.state()) + ", promise "
                        + walk.promised(at) + ": " + fault);
            }
        }
        return Optional.empty();
    }

    private void come(At at) {
        if (seen.add(at)) {
            open.add(at);
        }
    }

    private Point promised(At at) {
        return sets.at(at.step(), at.state()).payoffs(at.promise());
    }

    private @Nullable String check(At at) {
        Plan plan = sets.at(at.step(), at.state()).plans().get(at.promise());
        ExactSum total = new ExactSum();
        for (Plan.Move move : plan.moves()) {
            total.add(move.probability());
            if (move.probability().getNumerator().signum() <= 0 || !sumsToOne(move)) {
                return "shares or probabilities that are none";
            }
        }
        if (total.compareTo(BigFraction.ONE) != 0) {
            return "recommendations have probability " + Rationals.format(total.value());
        }
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BigFraction value = value(at, plan, agent, -1, -1);
            if (!value.equals(promised(at).at(agent))) {
                return "agent " + game.agents().get(agent) + " gets " + Rationals.format(value);
            }
            String gain = gain(at, plan, agent);
            if (gain != null) {
                return gain;
            }
        }
        return null;
    }

    private boolean sumsToOne(Plan.Move move) {
        return move.nexts().stream().allMatch(next -> {
            ExactSum sum = new ExactSum();
            next.shares().forEach(share -> sum.add(share.probability()));
            return sum.compareTo(BigFraction.ONE) == 0
                    && next.shares().stream()
                            .allMatch(
                                    share -> share.probability().getNumerator().signum() > 0);
        });
    }

    private @Nullable String gain(At at, Plan plan, int agent) {
        int count = game.actions(at.state()).count(agent);
        for (int c = 0; c < count; c++) {
            for (int b = 0; b < (sets.concept() == EquilibriumConcept.CCE ? 1 : count); b++) {
                int told = sets.concept() == EquilibriumConcept.CCE ? -1 : b;
                BigFraction gain = value(at, plan, agent, told, c).subtract(value(at, plan, agent, told, -1));
                if (gain.getNumerator().signum() > 0) {
                    return "agent " + game.agents().get(agent) + " gains " + Rationals.format(gain) + " by "
                            + game.actions(at.state()).names(agent).get(c);
                }
            }
        }
        return null;
    }

    /**
     * What the agent gets from the moves that tell it {@code told} (all where negative) when it plays {@code c} (what it is told where
     * negative), weighted by their probabilities.
     */
    private BigFraction value(At at, Plan plan, int agent, int told, int c) {
        JointActions actions = game.actions(at.state());
        ExactSum sum = new ExactSum();
        for (Plan.Move move : plan.moves()) {
            if (told < 0 || actions.action(move.joint(), agent) == told) {
                int played = c < 0 ? move.joint() : actions.replace(move.joint(), agent, c);
                sum.addProduct(move.probability(), value(at, move, agent, played));
            }
        }
        return sum.value();
    }

    private BigFraction value(At at, Plan.Move move, int agent, int played) {
        int row = game.firstRow(at.state()) + played;
        ExactSum sum = new ExactSum();
        sum.add(game.reward(agent).at(row));
        for (int k = game.firstSuccessor(row);
                at.step() < sets.places().steps() && k < game.firstSuccessor(row + 1);
                k++) {
            int next = game.successors()[k];
            sum.addProduct(
                    game.probabilities().at(k),
                    played != move.joint() && sets.monitoring() == Monitoring.PLAYED
                            ? punished(at.step() + 1, next, agent)
                            : continued(at.step() + 1, next, move, agent));
        }
        return sum.value();
    }

    private BigFraction punished(int step, int state, int agent) {
        At at = new At(step, state, sets.at(step, state).worst(agent));
        come(at);
        return promised(at).at(agent);
    }

    private BigFraction continued(int step, int state, Plan.Move move, int agent) {
        Plan.Next next = move.at(state);
        if (next == null) {
            throw new IllegalStateException(
                    "no continuation at " + game.states().get(state));
        }
        ExactSum sum = new ExactSum();
        for (Plan.Share share : next.shares()) {
            At at = new At(step, state, share.promise());
            come(at);
            sum.addProduct(share.probability(), promised(at).at(agent));
        }
        return sum.value();
    }
}

package org.counterplay.solvers.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.assumption.Concentrability;
import org.counterplay.model.assumption.Concentrability.Against;
import org.counterplay.model.assumption.Magnitude;
import org.counterplay.model.assumption.Reading;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.proof.StationaryDeviation;
import org.hipparchus.fraction.BigFraction;

/**
 * {@link Concentrability} over every class of deviations, averaged: where the class is free place by place as it says there; else,
 * state by state, the largest probability {@code d^phi(s)} of the class's deviations, found like a loss whose reward is 1 at s
 * ({@link ClassLosses#maximum}). States are taken by what markov deviations could make of them, so that most are never searched.
 */
final class ClassConcentrability {
    private final Game game;
    private final Policy expert;
    private final DeviationClass deviations;
    private final ClassLosses losses;
    private final StateDistribution visits;
    private final BigFraction averaging;

    /** What an agent could make of a state: {@code most / visited}, infinite where {@code visited} is 0. */
    private record Target(int agent, int state, BigFraction most, BigFraction visited) {
        boolean infinite() {
            return visited.getNumerator().signum() == 0;
        }

        BigFraction ratio() {
            return most.divide(visited);
        }
    }

    private ClassConcentrability(Game game, Policy expert, DeviationClass deviations, ClassLosses losses) {
        this.game = game;
        this.expert = expert;
        this.deviations = deviations;
        this.losses = losses;
        visits = StateDistribution.of(game, expert);
        averaging = DeviationMaximum.averaging(game);
    }

    /** Over all deviations of the class; or why that is not computed. */
    static Part<Concentrability> of(
            Game game,
            Policy expert,
            DeviationClass deviations,
            ClassLosses losses,
            Optional<String> size,
            ImitationStudy.Limits limits) {
        if (free(game, expert, deviations)) {
            return Part.unless(
                    limits.objection(),
                    () -> Concentrability.of(game, expert, deviations, Against.ALL, Reading.AVERAGED, Effort.AUTO));
        }
        return limits.objection()
                .or(() -> size)
                .<Part<Concentrability>>map(Part.Skipped::new)
                .orElseGet(() -> new ClassConcentrability(game, expert, deviations, losses).searched());
    }

    /** Whether each place of the class's deviations is free, so that its best responses are found place by place. */
    static boolean free(Game game, Policy expert, DeviationClass deviations) {
        return switch (deviations) {
            case DeviationClass.Markov markov -> true;
            case DeviationClass.Coarse coarse -> true;
            case DeviationClass.Masked masked -> true;
            case DeviationClass.Budget budget -> false;
            case DeviationClass.Listed listed -> false;
            case DeviationClass.Swaps swaps -> false;
            case DeviationClass.Stationary stationary -> {
                boolean recurs = false;
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    recurs |= StationaryDeviation.recurringState(game, expert, agent) >= 0;
                }
                yield game.horizon() instanceof Horizon.Discounted || !recurs;
            }
        };
    }

    private Part<Concentrability> searched() {
        List<Target> targets = new ArrayList<>();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            for (int s = 0; s < game.stateCount(); s++) {
                BigFraction most = averaged(
                                DeviationMaximum.exactly(game, expert, agent, new DeviationClass.Markov(), at(s)))
                        .upper();
                if (most.getNumerator().signum() > 0) {
                    targets.add(new Target(agent, s, most, visits.average(s)));
                }
            }
        }
        targets.sort(Comparator.comparing(Target::infinite)
                .thenComparing((one, other) ->
                        one.infinite() || other.infinite() ? 0 : one.ratio().compareTo(other.ratio()))
                .reversed());
        Concentrability most = null;
        for (Target target : targets) {
            if (most != null
                    && !target.infinite()
                    && target.ratio().compareTo(most.value().finite().lower()) <= 0) {
                continue;
            }
            DeviationMaximum found = losses.maximum(game, expert, target.agent, deviations, at(target.state));
            Enclosure within = averaged(found);
            boolean visited = within.lower().getNumerator().signum() > 0;
            if (!target.infinite()) {
                Concentrability own = ratio(
                        new Magnitude.Finite(new Enclosure(
                                within.lower().divide(target.visited),
                                within.upper().divide(target.visited))),
                        target,
                        found.deviation());
                most = most == null ? own : larger(most, own);
            } else if (visited) {
                return new Part.Computed<>(ratio(new Magnitude.Infinite(), target, found.deviation()));
            } else if (within.upper().getNumerator().signum() > 0) {
                return new Part.Skipped<>("whether a " + deviations.name() + " deviation visits state "
                        + game.states().get(target.state)
                        + ", where the expert never is, was not decided; allow more with --cases");
            }
        }
        if (most == null) {
            throw new IllegalStateException("no state is visited");
        }
        return new Part.Computed<>(most);
    }

    private Concentrability ratio(Magnitude value, Target target, Deviation deviation) {
        return new Concentrability(value, target.agent, 0, target.state, deviation);
    }

    private static Concentrability larger(Concentrability one, Concentrability other) {
        Concentrability at =
                other.value().finite().lower().compareTo(one.value().finite().lower()) > 0 ? other : one;
        return new Concentrability(
                new Magnitude.Finite(one.value().finite().max(other.value().finite())),
                at.agent(),
                at.step(),
                at.state(),
                at.deviation());
    }

    private Enclosure averaged(DeviationMaximum found) {
        return new Enclosure(
                found.total().lower().multiply(averaging), found.total().upper().multiply(averaging));
    }

    private static PlaceReward.State at(int state) {
        return new PlaceReward.State((step, s) -> s == state ? BigFraction.ONE : BigFraction.ZERO);
    }
}

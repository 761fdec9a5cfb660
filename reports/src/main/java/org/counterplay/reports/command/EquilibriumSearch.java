package org.counterplay.reports.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.StepPlay;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.picture.Picture;
import org.counterplay.reports.result.EquilibriumResult;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.equilibrium.Carrying;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium.Limits;
import org.counterplay.solvers.equilibrium.DiscountedEquilibrium.Stop;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.equilibrium.Exactness;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.counterplay.solvers.equilibrium.Repair;
import org.counterplay.solvers.equilibrium.SizedPrograms;
import org.counterplay.solvers.equilibrium.StageEquilibrium;
import org.counterplay.solvers.equilibrium.Uniqueness;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What {@code solve} does between reading and printing: the procedure that serves the question, and its certificate. */
final class EquilibriumSearch {
    private final InstanceArgument loaded;
    private final Game game;
    private final EquilibriumConcept concept;
    private final GoalArgument goal;
    private final BigFraction allowed;
    private final boolean unique;
    private final StopRequest stop;
    private final ExactPrograms programs;
    private boolean stoppedEarly;

    EquilibriumSearch(
            InstanceArgument loaded,
            EquilibriumConcept concept,
            GoalArgument goal,
            BigFraction allowed,
            boolean unique,
            StopRequest stop,
            double seconds) {
        this.loaded = loaded;
        this.concept = concept;
        this.goal = goal;
        this.allowed = allowed;
        this.unique = unique;
        this.stop = stop;
        game = loaded.instance().game();
        SolveOptions options = SolveOptions.DEFAULT.withInterruption(stop);
        programs = new SizedPrograms(
                new ExactOptimum(),
                seconds > 1e9
                        ? options
                        : options.withTimeLimit(Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9)))));
    }

    /** Whether the search ended by the wish to stop, with what it had. */
    boolean stoppedEarly() {
        return stoppedEarly;
    }

    /** The picture of a result, as SVG text. */
    String picture(EquilibriumResult result) {
        return Picture.ofEquilibrium(
                game, result.values().stream().map(Enclosure::lower).toList(), programs);
    }

    EquilibriumResult run() {
        Goal best = goal.goal();
        Policy target = goal.target();
        if (best != null) {
            return best(best);
        }
        if (target == null) {
            throw new IllegalStateException("a goal that is neither");
        }
        return near(target);
    }

    private EquilibriumResult best(Goal best) {
        if (game.horizon() instanceof Horizon.Discounted) {
            return stationary(best);
        }
        MarkovEquilibrium found = MarkovEquilibrium.of(
                game, concept, (step, state) -> best, "equilibrium", programs, Carrying.AUTOMATIC, stop);
        Certification certification = certified(found.policy(), remarks(found));
        List<Enclosure> values = new ArrayList<>();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            boolean exact = found.exactness() instanceof Exactness.Exact;
            AgentProof proof = certification.certificate().agents().get(agent);
            values.add(exact ? Enclosure.exactly(found.values().get(agent)) : proof.value());
        }
        BigFraction[] sigma = sigma(found.policy());
        return result(
                value(best, values, sigma),
                values,
                certification,
                unique ? uniqueness(best, sigma, value(best, values, sigma).lower(), values) : null,
                null);
    }

    /** Of a discounted game: what is certified counts, be it exact or not. */
    private EquilibriumResult stationary(Goal best) {
        Limits limits = Limits.DEFAULT.withInterruption(stop);
        DiscountedEquilibrium found = DiscountedEquilibrium.of(
                game, concept, (step, state) -> best, "equilibrium", programs, limits, Precision.standard());
        stoppedEarly = found.stop() == Stop.INTERRUPTED;
        List<String> remarks = new ArrayList<>(loaded.remarks());
        remarks.add(
                "each state's play is " + goal.name()
                        + "-best for the values that follow where the search kept to the goal; of all stationary equilibria it need not be");
        if (found.stop() != Stop.EXACT) {
            remarks.add("no equilibrium of regret exactly 0 was found (the search ended by "
                    + found.stop().name().toLowerCase(Locale.ROOT) + " after " + found.iterations()
                    + " policies); the regret is what the certificate proves");
        }
        List<Enclosure> values = found.certification().certificate().agents().stream()
                .map(AgentProof::value)
                .toList();
        return result(
                value(best, values, sigma(found.policy())),
                values,
                found.certification().remarking(remarks),
                null,
                null);
    }

    private EquilibriumResult near(Policy target) {
        Repair repair = Repair.of(game, target, concept, allowed, programs, stop);
        List<Enclosure> values = repair.certification().certificate().agents().stream()
                .map(AgentProof::value)
                .toList();
        List<String> remarks = new ArrayList<>(loaded.remarks());
        if (stop.requested() && !repair.nearest()) {
            stoppedEarly = true;
            remarks.add("stopped before the end of the search: a nearer policy may have been found with more time");
        }
        BigFraction[] sigma = sigma(repair.policy());
        return result(
                Enclosure.exactly(repair.distance()),
                values,
                repair.certification().remarking(remarks),
                unique
                        ? uniqueness(new Goal.NearestTo(target.name(), sigma(target)), sigma, repair.distance(), values)
                        : null,
                repair);
    }

    private EquilibriumResult result(
            Enclosure objective,
            List<Enclosure> values,
            Certification certification,
            @Nullable Uniqueness uniqueness,
            @Nullable Repair repair) {
        return new EquilibriumResult(
                loaded.label(),
                concept == EquilibriumConcept.CE ? "ce" : "cce",
                goal.name(),
                objective,
                values,
                certification,
                uniqueness,
                repair,
                allowed);
    }

    private Certification certified(Policy policy, List<String> remarks) {
        return SolverArgument.parse(SolverArgument.DEFAULT)
                .certify(game, policy, Repair.deviations(concept), Precision.standard())
                .remarking(remarks);
    }

    private List<String> remarks(MarkovEquilibrium found) {
        List<String> remarks = new ArrayList<>(loaded.remarks());
        if (found.exactness() instanceof Exactness.Rounded rounded) {
            remarks.add("values and probabilities are rounded at and before step " + rounded.step()
                    + ", where exact ones grow too long: the regret is what the certificate proves, not 0");
        }
        return remarks;
    }

    private Uniqueness uniqueness(Goal best, BigFraction[] sigma, BigFraction value, List<Enclosure> values) {
        StageEquilibrium found = new StageEquilibrium(
                sigma, values.stream().map(Enclosure::lower).toArray(BigFraction[]::new), value);
        return Uniqueness.of(found, StageGame.of(game, 0), concept, best, programs);
    }

    /** The distribution at the first state; all there is in a one-shot game. */
    private BigFraction[] sigma(Policy policy) {
        return StepPlay.dense(game, policy, 1, 0);
    }

    /** The goal's value of the whole game. */
    private static Enclosure value(Goal best, List<Enclosure> values, BigFraction[] sigma) {
        return switch (best) {
            case Goal.Welfare welfare -> {
                BigFraction[] ones = new BigFraction[values.size()];
                Arrays.fill(ones, BigFraction.ONE);
                yield weighted(ones, values);
            }
            case Goal.Weighted weighted -> weighted(weighted.weights(), values);
            case Goal.OfAgent agent -> values.get(agent.agent());
            case Goal.Fair fair ->
                values.stream()
                        .reduce((a, b) ->
                                new Enclosure(Rationals.min(a.lower(), b.lower()), Rationals.min(a.upper(), b.upper())))
                        .orElseThrow();
            case Goal.LinearIn linear -> {
                BigFraction sum = BigFraction.ZERO;
                for (int joint = 0; joint < sigma.length; joint++) {
                    sum = sum.add(linear.weights()[joint].multiply(sigma[joint]));
                }
                yield Enclosure.exactly(sum);
            }
            case Goal.NearestTo nearest -> throw new IllegalStateException("nearest policies are repaired ones");
        };
    }

    private static Enclosure weighted(BigFraction[] weights, List<Enclosure> values) {
        BigFraction lower = BigFraction.ZERO;
        BigFraction upper = BigFraction.ZERO;
        for (int agent = 0; agent < weights.length; agent++) {
            Enclosure value = values.get(agent);
            boolean turned = weights[agent].getNumerator().signum() < 0;
            lower = lower.add(weights[agent].multiply(turned ? value.upper() : value.lower()));
            upper = upper.add(weights[agent].multiply(turned ? value.lower() : value.upper()));
        }
        return new Enclosure(lower, upper);
    }
}

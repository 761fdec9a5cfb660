package org.counterplay.solvers.equilibrium;

import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Precision.Effort;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;

/**
 * The policy nearest to a given one, by {@link PolicyDistance}, whose regret is at most delta (formulations, section 4): the
 * nearest that was found, with its certificate.
 *
 * @param policy what was found; the given policy itself where its regret is small enough
 * @param distance its distance, exactly
 * @param lowerBound what no policy of such regret can be below; equal to the distance where {@code nearest}
 * @param nearest whether it is proved that none is nearer: one linear program holds the whole question, or nothing had to
 *     be changed, or the bound is met
 * @param certification of its regret, whose upper bound is at most delta
 * @param how how it was found, in words
 */
public record Repair(
        Policy policy,
        BigFraction distance,
        BigFraction lowerBound,
        boolean nearest,
        Certification certification,
        String how) {

    /**
     * Repairs.
     *
     * @param regret delta: what each agent may gain by its best deviation, at least 0
     * @param interruption asked between programs; what was found by then is returned, if it is certified
     * @throws ExactPrograms.NotSolved if none of such regret was found
     * @throws IllegalArgumentException if the regret is negative
     */
    public static Repair of(
            Game game,
            Policy target,
            EquilibriumConcept concept,
            BigFraction regret,
            ExactPrograms programs,
            Interruption interruption) {
        if (regret.getNumerator().signum() < 0) {
            throw new IllegalArgumentException(
                    "the allowed regret is " + Rationals.format(regret) + "; it must be at least 0");
        }
        Certification own = certify(game, target, concept, regret);
        if (own.certificate().regret().upper().compareTo(regret) <= 0) {
            return new Repair(
                    target, BigFraction.ZERO, BigFraction.ZERO, true, own, "its regret is small enough as it is");
        }
        PolicyDistance distance = new PolicyDistance(game, target);
        BigFraction bound = lowerBound(game, distance, regret, own);
        RepairSearch.Outcome outcome = game.horizon() instanceof Horizon.Finite
                ? new StepwiseRepair(game, distance, concept, regret, programs, interruption).run()
                : new DiscountedRepair(game, distance, concept, regret, programs, interruption).run();
        Certification certified = certify(game, outcome.policy(), concept, regret);
        if (certified.certificate().regret().upper().compareTo(regret) > 0) {
            throw new ExactPrograms.NotSolved("the policy that was found for policy " + target.name()
                    + " has a regret of up to "
                    + Rationals.toDouble(certified.certificate().regret().upper()) + ", more than the "
                    + Rationals.toDouble(regret) + " that was asked for; allow a little more");
        }
        BigFraction reached = distance.to(outcome.policy());
        boolean nearest = outcome.nearest() || reached.equals(bound);
        return new Repair(outcome.policy(), reached, nearest ? reached : bound, nearest, certified, outcome.how());
    }

    /** The deviations that equilibria of a concept withstand. */
    public static DeviationClass deviations(EquilibriumConcept concept) {
        return concept == EquilibriumConcept.CE ? new DeviationClass.Markov() : new DeviationClass.Coarse();
    }

    /** As cheaply as decides whether the regret is at most the bound. */
    static Certification certify(Game game, Policy policy, EquilibriumConcept concept, BigFraction bound) {
        Certification quick =
                Certification.of(game, policy, deviations(concept), new StructuredFinder(), Precision.standard());
        boolean undecided = quick.certificate().regret().upper().compareTo(bound) > 0
                && quick.certificate().regret().lower().compareTo(bound) <= 0;
        return undecided
                ? Certification.of(
                        game,
                        policy,
                        deviations(concept),
                        new StructuredFinder(),
                        new Precision(Effort.EXACT, Precision.standard().width()))
                : quick;
    }

    private static BigFraction lowerBound(Game game, PolicyDistance distance, BigFraction regret, Certification own) {
        RepairBound bounds = new RepairBound(game, distance, regret);
        BigFraction bound = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            bound = Rationals.max(
                    bound,
                    bounds.by(agent, own.certificate().agents().get(agent).deviation()));
        }
        return bound;
    }
}

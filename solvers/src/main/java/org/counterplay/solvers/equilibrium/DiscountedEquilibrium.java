package org.counterplay.solvers.equilibrium;

import java.time.Duration;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.jspecify.annotations.Nullable;

/**
 * A stationary policy of a discounted game that is an equilibrium, or nearly one, with its certificate; nothing is claimed
 * beyond that. How near it came is {@link #regret}: exactly 0, or an enclosure.
 *
 * <p>Found by, in this order, ending as soon as regret is 0 or within the tolerance:
 *
 * <ol>
 *   <li>policy iteration in rationals: each state's best stage equilibrium at the exact values of the policy before. A policy
 *       that is an equilibrium of the stages that its own values make has regret exactly 0 ({@link StationaryPlay}); so end
 *       repeated games (one state), common rewards, and many games with pure equilibria;
 *   <li>value iteration {@code V <- (1-w) V + w W}, W the values of the best stage equilibria where V follows: plain,
 *       damped, averaging, from the values of the best policy so far and from random ones. In a game of general sum it may
 *       circle for ever (no contraction is promised by the choice of equilibria); the policy of least regret on the way is kept;
 *   <li>a sequence of linear programs from the best policy on ({@link StationaryProgram}), which brings the largest gain at a
 *       state down, quadratically once it is near; a stationary equilibrium always exists (Fink 1964), a local minimum may
 *       hide it. It does not look at the goal;
 *   <li>from each promising policy, simple rationals near its probabilities, kept if they are an equilibrium exactly.
 * </ol>
 *
 * @param policy stationary
 * @param certification of the policy, under the deviations that the concept withstands
 * @param stop why the search ended
 * @param iterations policies that were tried
 */
public record DiscountedEquilibrium(Policy policy, Certification certification, Stop stop, int iterations) {

    /** Why a search ended. */
    public enum Stop {
        /** Regret is exactly 0: by the search's own exact check or, whatever ended the search, by the certificate. */
        EXACT,
        /** Regret is within the tolerance, as far as floating point can tell. */
        TOLERANCE,
        /** As many policies as allowed were tried. */
        ITERATIONS,
        /** The time was up. */
        TIME,
        /** The wish to stop came. */
        INTERRUPTED
    }

    /**
     * What ends a search.
     *
     * @param tolerance regret that is small enough, as a sum of discounted rewards (not normalised)
     * @param iterations policies that may be tried, at least 1
     * @param time wall-clock time, or null for none; with one the answer may depend on the machine
     * @param interruption asked between policies
     * @param seed of the random starts
     */
    public record Limits(
            double tolerance, int iterations, @Nullable Duration time, Interruption interruption, long seed) {
        /** Regret of 1e-9 or 1,500 policies. */
        public static final Limits DEFAULT = new Limits(1e-9, 1_500, null, Interruption.NEVER, 1);

        public Limits {
            if (!(tolerance >= 0) || iterations < 1) {
                throw new IllegalArgumentException(
                        "tolerance " + tolerance + " must be at least 0 and iterations " + iterations + " at least 1");
            }
        }

        /** The same with a wish to stop. */
        public Limits withInterruption(Interruption wish) {
            return new Limits(tolerance, iterations, time, wish, seed);
        }

        /** The same with a time limit. */
        public Limits withTime(Duration limit) {
            return new Limits(tolerance, iterations, limit, interruption, seed);
        }
    }

    /** The certified regret. */
    public Enclosure regret() {
        return certification.certificate().regret();
    }

    /**
     * Searches, and certifies the best policy found.
     *
     * @param goal what is best at each state; asked with step 1
     * @param programs asked by several threads at once; optima are confirmed before they are used
     * @param precision of the certificate
     * @throws ExactPrograms.NotSolved if the game has a finite horizon, or a stage was not solved exactly before any policy was
     *     found
     */
    public static DiscountedEquilibrium of(
            Game game,
            EquilibriumConcept concept,
            MarkovEquilibrium.GoalAt goal,
            String name,
            ExactPrograms programs,
            Limits limits,
            Precision precision) {
        StationarySearch search = new StationarySearch(game, concept, goal, ConfirmedPrograms.of(programs), limits);
        Stop stop = search.run();
        Policy policy = search.best(name);
        Certification certification =
                Certification.of(game, policy, Repair.deviations(concept), new StructuredFinder(), precision);
        boolean zero =
                certification.certificate().regret().upper().getNumerator().signum() == 0;
        return new DiscountedEquilibrium(policy, certification, zero ? Stop.EXACT : stop, search.tried());
    }
}

package org.counterplay.solvers.equilibrium;

import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.backend.Interruption;
import org.hipparchus.fraction.BigFraction;

/**
 * An equilibrium of a finite-horizon Markov game from every place that play can come to, by backward induction: at each place
 * the best equilibrium, by the goal, of the stage game {@code u_i(a) = r_i(s,a) + sum_s' T(s'|s,a) V_i(h+1,s')}
 * (formulations, section 4).
 *
 * <p>Carried in rationals, the policy's regret is exactly 0; but the length of values grows with every step that mixes
 * actions, about by the number of joint actions mixed. {@link Carrying} says what to do about it; where values are rounded, so
 * are the policy's probabilities (they still sum to exactly 1), and regret is no longer claimed to be 0: it is at most {@link
 * Exactness.Rounded#regret}, why is told at {@link Grid}, and to be proved by {@link
 * org.counterplay.solvers.certify.Certification}. All stages, rounded or not, are solved exactly.
 *
 * <p>Ties. The same game gives the same answer, on every machine and with any number of threads: among stage equilibria that
 * are equally good, tiny stages take the vertex that the fixed pivot rules of {@link SmallOptimum} lead to, in which no
 * floating point takes part; larger ones the vertex of {@link org.counterplay.solvers.exact.ExactOptimum}, which repeats
 * bit for bit with one version of HiGHS. The equilibrium nearest to uniform is not sought: it mixes wherever ties permit
 * pure play, so that exactness would be lost after a few steps in games that keep it for ever with vertices.
 *
 * @param policy stationary where no state can occur at two steps; where play cannot come to, the first joint action
 * @param values {@code J_i}, per agent; exact where {@link #exactness} is, else within its valueError
 * @param stages number of stage games solved
 * @param exactness whether anything was rounded, and from where on
 */
public record MarkovEquilibrium(Policy policy, List<BigFraction> values, int stages, Exactness exactness) {
    public MarkovEquilibrium {
        values = List.copyOf(values);
    }

    MarkovEquilibrium(Policy policy, BigFraction[] values, int stages, Exactness exactness) {
        this(policy, List.of(values), stages, exactness);
    }

    /** What is best at each place, which may depend on it. Asked by several threads. */
    public interface GoalAt {
        Goal at(int step, int state);
    }

    /**
     * Solves exactly, or not at all ({@link Carrying#EXACT}).
     *
     * @throws ExactPrograms.NotSolved as {@link #of(Game, EquilibriumConcept, GoalAt, String, ExactPrograms, Carrying,
     *     Interruption)}
     */
    public static MarkovEquilibrium of(
            Game game, EquilibriumConcept concept, GoalAt goal, String name, ExactPrograms programs) {
        return of(game, concept, goal, name, programs, Carrying.EXACT, Interruption.NEVER);
    }

    /**
     * Solves.
     *
     * @param programs asked by several threads at once; {@link SizedPrograms} is made for this. Optima of others are confirmed
     *     before they are used
     * @param interruption asked before each step
     * @throws ExactPrograms.NotSolved if the game is discounted, a stage was not
     *     solved exactly or its answer was refuted, the wish to stop came, or values grow beyond what exact arithmetic can
     *     carry and must not be rounded
     */
    public static MarkovEquilibrium of(
            Game game,
            EquilibriumConcept concept,
            GoalAt goal,
            String name,
            ExactPrograms programs,
            Carrying carrying,
            Interruption interruption) {
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new ExactPrograms.NotSolved(
                    "game " + game.name() + " is discounted; backward induction is for finite horizons");
        }
        return new EquilibriumInduction(game, concept, goal, ConfirmedPrograms.of(programs), carrying, interruption)
                .run(name);
    }

    /** An agent's {@code J_i}: exactly, or enclosed by {@link Exactness.Rounded#valueError}. */
    public Enclosure value(int agent) {
        return switch (exactness) {
            case Exactness.Exact exact -> Enclosure.exactly(values.get(agent));
            case Exactness.Rounded rounded ->
                new Enclosure(
                        values.get(agent).subtract(rounded.valueError()),
                        values.get(agent).add(rounded.valueError()));
        };
    }
}

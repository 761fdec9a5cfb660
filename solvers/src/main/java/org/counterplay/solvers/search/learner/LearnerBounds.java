package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.WorstLearnerRelaxation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;

/**
 * How large a learner's gap can be, proved. For each agent the least of
 *
 * <ul>
 *   <li>equal play on the support (a budget of 0): the most the agent gets with free play off the support, less what it gets
 *       when all obey the expert, which is what it gets when all obey the learner;
 *   <li>free play everywhere: the most less the least that any joint play gives it;
 *   <li>{@link WorstLearnerRelaxation}, where the budget bounds masses that are moved.
 * </ul>
 *
 * The largest over the agents, less the expert's regret where the aim subtracts it.
 */
final class LearnerBounds {
    private final Question.WorstLearner question;
    private final Game game;
    private final Policy expert;
    private final Certification expertRegret;
    private final BooleanSupplier stop;
    private String how = "";

    LearnerBounds(Question.WorstLearner question, Certification expertRegret, BooleanSupplier stop) {
        this.question = question;
        this.expertRegret = expertRegret;
        this.stop = stop;
        game = question.game();
        expert = question.expert();
    }

    /** The states that the expert is never at: in a game of discount 0 all but the initial ones. */
    static boolean[] offSupport(Game game, Policy expert) {
        boolean[] support = FloatBudget.support(game, expert);
        if (game.horizon() instanceof Horizon.Discounted(BigFraction gamma)
                && gamma.getNumerator().signum() == 0) {
            Arrays.fill(support, false);
            for (int s : game.initialStates()) {
                support[s] = true;
            }
        }
        boolean[] off = new boolean[support.length];
        for (int s = 0; s < off.length; s++) {
            off[s] = !support[s];
        }
        return off;
    }

    UpperBound.Proved of() {
        BigFraction most = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            BigFraction own = of(agent);
            most = most == null ? own : Rationals.max(most, own);
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        if (question.aim() == Aim.REGRET_GAP) {
            most = most.subtract(expertRegret.certificate().regret().lower());
        }
        return new UpperBound.Proved(most, how);
    }

    private BigFraction of(int agent) {
        BigFraction obeyed =
                expertRegret.certificate().agents().get(agent).value().lower();
        boolean nothing = question.budget().amount().getNumerator().signum() == 0;
        if (nothing && !(question.budget() instanceof ErrorBudget.StatesOnly)) {
            boolean blades = question.budget() instanceof ErrorBudget.Blades;
            how = "exact best response in a game where the agent plays all parts off the expert's support";
            if (question.aim() == Aim.VALUE_GAP) {
                return BigFraction.ZERO;
            }
            boolean[] free = offSupport(game, expert);
            if (blades) {
                Arrays.fill(free, false); // wherever a deviation goes, play is the expert's
            }
            return most(agent, free, false).subtract(obeyed);
        }
        boolean[] all = new boolean[game.stateCount()];
        Arrays.fill(all, true);
        BigFraction high = question.aim() == Aim.VALUE_GAP ? obeyed : most(agent, all, false);
        BigFraction bound = high.add(most(agent, all, true));
        how =
                "the least of exact best and worst joint play and of an exact linear program over moved masses; see LearnerBounds";
        List<WorstLearnerRelaxation.Budget> budgets = budgets();
        if (!budgets.isEmpty() && !stop.getAsBoolean()) {
            WorstLearnerRelaxation relaxation = WorstLearnerRelaxation.of(
                    game,
                    expert,
                    agent,
                    budgets.getFirst(),
                    question.budget().amount(),
                    question.aim() != Aim.VALUE_GAP);
            ExactOutcome outcome = new ExactOptimum()
                    .of(relaxation.program(), SolveOptions.DEFAULT.withInterruption(stop::getAsBoolean));
            if (outcome instanceof ExactOutcome.Optimal optimal) {
                BigFraction relaxed =
                        question.aim() == Aim.VALUE_GAP ? obeyed.add(optimal.objective()) : optimal.objective();
                if (relaxed.compareTo(bound) < 0) {
                    bound = relaxed;
                }
            }
        }
        return bound;
    }

    private List<WorstLearnerRelaxation.Budget> budgets() {
        List<WorstLearnerRelaxation.Budget> budgets = new ArrayList<>();
        switch (question.budget()) {
            case ErrorBudget.BehaviorCloning cloning -> budgets.add(WorstLearnerRelaxation.Budget.ON_EXPERTS_STATES);
            case ErrorBudget.Occupancy occupancy -> budgets.add(WorstLearnerRelaxation.Budget.ON_EXPERTS_STATES);
            case ErrorBudget.Malice malice -> budgets.add(WorstLearnerRelaxation.Budget.ON_OWN_PLAY_WITHIN_SUPPORT);
            case ErrorBudget.Blades blades -> budgets.add(WorstLearnerRelaxation.Budget.ON_OWN_PLAY);
            case ErrorBudget.StatesOnly states -> {
                // says nothing of actions
            }
        }
        return budgets;
    }

    /** The most (negated: minus the least) that the agent gets where it plays all parts at some states. */
    private BigFraction most(int agent, boolean[] free, boolean negated) {
        FreePlayGame together = new FreePlayGame(game, agent, free, negated);
        DeviationClass deviations =
                question.aim() == Aim.NASH_GAP ? new DeviationClass.Coarse() : new DeviationClass.Markov();
        AgentProof proof = GapCheck.certified(together.game(), together.policy(expert), deviations)
                .certificate()
                .agents()
                .get(agent);
        return proof.value().upper().add(proof.regret().upper());
    }
}

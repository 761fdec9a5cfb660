package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.ObedienceRow;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.hipparchus.fraction.BigFraction;

/**
 * The obedience rows that a distribution violates. Takes time {@code sum_i |A_i|} for each joint action with positive probability, of which a vertex has
 * no more than one for each row and one more.
 */
final class ViolatedRows {
    private final StageGame game;
    private final JointActions actions;
    private final boolean coarse;

    ViolatedRows(StageGame game, EquilibriumConcept concept) {
        this.game = game;
        actions = game.actions();
        coarse = concept == EquilibriumConcept.CCE;
    }

    /**
     * Those whose deviation gains more than the tolerance, in doubles.
     *
     * @param all whether all of them, or of each agent and recommendation the one that gains most
     */
    List<ObedienceRow> near(double[] sigma, double tolerance, boolean all) {
        List<ObedienceRow> violated = new ArrayList<>();
        for (int agent = 0; agent < actions.agents(); agent++) {
            int count = actions.count(agent);
            double[] payoff = game.payoffs().get(agent).doubles();
            double[][] gain = new double[coarse ? 1 : count][count];
            for (int joint = 0; joint < actions.size(); joint++) {
                if (sigma[joint] > 0) {
                    int own = actions.action(joint, agent);
                    double[] of = gain[coarse ? 0 : own];
                    for (int c = 0; c < count; c++) {
                        of[c] += sigma[joint] * (payoff[actions.replace(joint, agent, c)] - payoff[joint]);
                    }
                }
            }
            for (int b = 0; b < gain.length; b++) {
                int most = 0;
                for (int c = 0; c < count; c++) {
                    most = gain[b][c] > gain[b][most] ? c : most;
                }
                for (int c = 0; c < count; c++) {
                    if (gain[b][c] > tolerance && (all || c == most)) {
                        violated.add(new ObedienceRow(agent, coarse ? -1 : b, c));
                    }
                }
            }
        }
        return violated;
    }

    /** Those that are violated at all, in rationals; none exactly if the distribution is an equilibrium. */
    List<ObedienceRow> exactly(BigFraction[] sigma) {
        List<ObedienceRow> violated = new ArrayList<>();
        for (int agent = 0; agent < actions.agents(); agent++) {
            Slacks slacks = new Slacks(game, agent, coarse);
            slacks.add(sigma);
            for (int site = 0; site < slacks.sites(); site++) {
                for (int c : slacks.gaining(site)) {
                    violated.add(new ObedienceRow(agent, coarse ? -1 : site, c));
                }
            }
        }
        return violated;
    }
}

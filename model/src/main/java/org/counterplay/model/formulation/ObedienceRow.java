package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.JointActions;

/**
 * One row of an equilibrium's polytope: an agent does not gain by playing an action where another is recommended; or, where
 * recommendations are not seen, whatever is.
 *
 * @param agent i
 * @param recommended b, or -1 for all
 * @param instead c
 */
public record ObedienceRow(int agent, int recommended, int instead) {
    /** All rows of a concept: {@code sum_i |A_i| (|A_i| - 1)} of CE, {@code sum_i |A_i|} of CCE. */
    public static List<ObedienceRow> all(JointActions actions, EquilibriumConcept concept) {
        List<ObedienceRow> rows = new ArrayList<>();
        for (int agent = 0; agent < actions.agents(); agent++) {
            int count = actions.count(agent);
            for (int c = 0; c < count; c++) {
                if (concept == EquilibriumConcept.CCE) {
                    rows.add(new ObedienceRow(agent, -1, c));
                    continue;
                }
                for (int b = 0; b < count; b++) {
                    if (b != c) {
                        rows.add(new ObedienceRow(agent, b, c));
                    }
                }
            }
        }
        return rows;
    }
}

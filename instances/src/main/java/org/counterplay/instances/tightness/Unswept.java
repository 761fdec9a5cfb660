package org.counterplay.instances.tightness;

import java.util.List;

/**
 * A theorem that is audited and of which a sweep would mean nothing.
 *
 * @param key as {@code P2/Theorem-3}
 * @param statement in one line
 * @param why in a sentence
 */
public record Unswept(String key, String statement, String why) {
    /** All of them, in the order of the papers. */
    public static List<Unswept> all() {
        return List.of(
                zero("P1/4.3", "regret equivalence under all rewards implies value equivalence"),
                zero("P2/Theorem-1", "equal occupancy measures: equal policies on visited states"),
                zero("P2/Definition-8", "an expert in dominant strategies has delta = 0"),
                new Unswept(
                        "P2/Theorem-3",
                        "the least Nash gap at a given occupancy distance is PPAD-hard to compute",
                        "it bounds no quantity of a game; 'audit P2/Theorem-3' measures the growth of work on bimatrix games"),
                new Unswept(
                        "P3/Cloning-rate",
                        "the rate of behavior cloning",
                        "it bounds samples with high probability, and says O(.): no pair of policies attains or exceeds it"),
                zero("P4/Linearity", "every tabular game is linear in the indicators of (state, joint action)"));
    }

    private static Unswept zero(String key, String statement) {
        return new Unswept(
                key,
                statement,
                "it bounds by 0 something that no number of it varies: there is no ratio and nothing to sweep; 'audit "
                        + key + "' looks for counterexamples");
    }
}

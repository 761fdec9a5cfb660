package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.counterplay.model.formulation.DeviatorLayout;
import org.jspecify.annotations.Nullable;

/**
 * An agent's deviations that are left in a node of {@link SiteBranching}, and what is known of them.
 *
 * @param bound at least every gap of them
 * @param open the options that may be taken
 * @param free the number of sites with more than one of them
 * @param linear what its linear program says, or null if it was not solved
 * @param rule what answers its options, or null
 * @param answered what the rule left of them; only its bounds of options are used
 * @param age branchings since the rule was found; as many as can be where one is still to be looked for
 * @param weakness by how many times as much the last linear program was above what is enough as the bound; infinite where none
 *     was solved
 * @param number tells nodes of equal bounds apart
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record SiteNode(
        int agent,
        double bound,
        boolean[] open,
        int free,
        SiteProgram.@Nullable Bounded linear,
        RuleProgram.@Nullable Ruling rule,
        ResponseRule.@Nullable Left answered,
        int age,
        double weakness,
        long number) {

    /** All deviations of an agent, of which nothing is known. */
    static SiteNode all(int agent, DeviatorLayout layout, long number) {
        boolean[] open = new boolean[layout.options()];
        Arrays.fill(open, true);
        double bound = layout.length() * (1 + 1e-9);
        int free = free(layout, open);
        return new SiteNode(
                agent, bound, open, free, null, null, null, Integer.MAX_VALUE, Double.POSITIVE_INFINITY, number);
    }

    /** The same with what its linear program says. */
    SiteNode with(SiteProgram.Bounded known, double weak) {
        double least = Math.min(bound, known.bound());
        return new SiteNode(agent, least, open, free, known, rule, answered, age, weak, number);
    }

    /** The same with a rule, which left some of its options. */
    SiteNode with(RuleProgram.Ruling found, boolean[] left, ResponseRule.Left known, DeviatorLayout layout) {
        double least = Math.min(bound, known.bound());
        return new SiteNode(agent, least, left, free(layout, left), null, found, known, 0, weakness, number);
    }

    /** A part of it, of which its rule, if it has one, left some. */
    SiteNode child(boolean[] left, ResponseRule.@Nullable Left known, DeviatorLayout layout, long own) {
        double least = known == null ? bound : Math.min(bound, known.bound());
        return new SiteNode(agent, least, left, free(layout, left), null, rule, known, older(), weakness, own);
    }

    private int older() {
        return age == Integer.MAX_VALUE ? age : age + 1;
    }

    /** What is left of it with one option of a site. */
    boolean[] taking(DeviatorLayout layout, int site, int option) {
        boolean[] left = open.clone();
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            left[o] = o == option;
        }
        return left;
    }

    /** How many sites have more than one open option. */
    static int free(DeviatorLayout layout, boolean[] open) {
        int free = 0;
        for (int q = 0; q < layout.sites(); q++) {
            free += isFree(layout, open, q) ? 1 : 0;
        }
        return free;
    }

    /** Whether a site has more than one open option. */
    static boolean isFree(DeviatorLayout layout, boolean[] open, int site) {
        int count = 0;
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            count += open[o] ? 1 : 0;
        }
        return count > 1;
    }

    /** Those with the largest bounds first. */
    static PriorityQueue<SiteNode> queue() {
        return new PriorityQueue<>(
                Comparator.comparingDouble((SiteNode node) -> -node.bound()).thenComparingLong(SiteNode::number));
    }
}

package org.counterplay.reports.picture;

import java.util.BitSet;
import java.util.stream.Collectors;
import org.counterplay.model.game.JointActions;

/** Sets of joint actions in few words. */
final class JointNames {
    private static final int MOST = 3;

    private JointNames() {}

    /**
     * {@code a1,a2}; {@code a1,*}; {@code {a1 a2},a3} of a product; {@code a1,a2 | a2,a1} of few; else their number.
     *
     * @param others whether they are what is left besides joint actions that are named
     */
    static String of(JointActions actions, BitSet joints, boolean others) {
        if (joints.cardinality() == actions.size() && actions.size() > 1) {
            return "any";
        }
        BitSet[] own = new BitSet[actions.agents()];
        long product = 1;
        for (int i = 0; i < own.length; i++) {
            int agent = i;
            own[i] = new BitSet();
            joints.stream().forEach(joint -> own[agent].set(actions.action(joint, agent)));
            product *= own[i].cardinality();
        }
        if (product == joints.cardinality()) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < own.length; i++) {
                text.append(i == 0 ? "" : ",").append(part(actions, i, own[i]));
            }
            return text.toString();
        }
        return joints.cardinality() <= MOST
                ? joints.stream()
                        .mapToObj(joint -> String.join(",", actions.describe(joint)))
                        .collect(Collectors.joining(" | "))
                : joints.cardinality() + (others ? " others" : " joint actions");
    }

    private static String part(JointActions actions, int agent, BitSet own) {
        if (own.cardinality() == actions.count(agent) && own.cardinality() > 1) {
            return "*";
        }
        String names = own.stream().mapToObj(actions.names(agent)::get).collect(Collectors.joining(" "));
        return own.cardinality() == 1 ? names : "{" + names + "}";
    }
}

package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.number.Rationals;

/** The recorded nodes of a search as the cases of a certificate. */
final class CaseTree {
    private CaseTree() {}

    static Cases of(Node node, DecisionProcess process) {
        Node[] children = node.children;
        if (children == null) {
            return new Cases.Whole(Rationals.of(node.price));
        }
        List<Cases.Branch> branches = new ArrayList<>();
        Set<Integer> closed = new HashSet<>();
        int spot = children[0].atSpot;
        for (int c = 0; c < process.actions[spot]; c++) {
            closed.add(c);
        }
        for (Node child : children) {
            closed.removeAll(Examiner.actions(child.open));
        }
        for (Node child : children) {
            Set<Integer> actions = Examiner.actions(child.open);
            if (branches.isEmpty()) {
                actions.addAll(closed); // closed further up already; a split shares out all actions
            }
            branches.add(new Cases.Branch(actions, of(child, process)));
        }
        return new Cases.Split(process.spots[spot], branches);
    }

    /** Whether any case has a price. */
    static boolean priced(Cases cases) {
        return switch (cases) {
            case Cases.Whole whole -> whole.price().getNumerator().signum() > 0;
            case Cases.Split split -> split.branches().stream().anyMatch(branch -> priced(branch.rest()));
        };
    }
}

package org.counterplay.model.deviation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hipparchus.fraction.BigFraction;

/**
 * Cases that together hold every deviation of a class, as a tree: at each split one spot's actions are shared out among
 * branches, so that a deviation follows the branch of the action that it plays there. A bound on each case bounds the class.
 */
public sealed interface Cases {
    /** No distinction. */
    Cases ALL = new Whole(BigFraction.ZERO);

    /**
     * All that the splits above leave open, as one {@link Case}.
     *
     * @param price see {@link Case}; 0 except in a budget class
     */
    record Whole(BigFraction price) implements Cases {}

    /**
     * A distinction by what is played at a spot.
     *
     * @param spot of {@link Substitution#ALL_STEPS} in the stationary class, of one step in a budget class
     * @param branches whose actions are together all actions of the agent there
     */
    record Split(Spot spot, List<Branch> branches) implements Cases {
        public Split {
            branches = List.copyOf(branches);
        }
    }

    /** What follows if the spot is answered by one of these actions. */
    record Branch(Set<Integer> actions, Cases rest) {
        public Branch {
            actions = Set.copyOf(actions);
        }
    }

    /** The cases that hold a deviation, in the order of the branches; those that no deviation can be in are left out. */
    default List<Case> of(DeviationClass deviations) {
        List<Case> cases = new ArrayList<>();
        collect(deviations, new HashMap<>(), cases::add);
        return cases;
    }

    private void collect(DeviationClass deviations, Map<Spot, Set<Integer>> open, Consumer<Case> into) {
        switch (this) {
            case Whole whole -> {
                Case found = Case.of(deviations, open, whole.price());
                if (!found.empty()) {
                    into.accept(found);
                }
            }
            case Split split -> {
                Set<Integer> before = open.get(split.spot());
                for (Branch branch : split.branches()) {
                    Set<Integer> left = new HashSet<>(branch.actions());
                    if (before != null) {
                        left.retainAll(before);
                    }
                    open.put(split.spot(), left);
                    branch.rest().collect(deviations, open, into);
                }
                if (before == null) {
                    open.remove(split.spot());
                } else {
                    open.put(split.spot(), before);
                }
            }
        }
    }
}

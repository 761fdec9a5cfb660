package org.counterplay.model.deviation;

import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * The deviations of a class that play one of certain actions at certain spots.
 *
 * <p>In a budget class of at most k places, those spots whose actions do not hold the recommended one are changed in any case;
 * with m of them, {@code k - m} changes are left for the undecided places. Where none is left, undecided places are obeyed.
 *
 * @param open the actions that may be played at a spot; any where it is not named
 * @param left how many undecided places may be changed, negative where there are more changes already than the class allows;
 *     {@link #UNLIMITED} in classes without a budget
 * @param price what a change of an undecided place is charged in the case's bound: with P(h,s) the largest probability of
 *     reaching (h,s), a deviation that changes at most {@code left} undecided places pays at most {@code price * left} if each
 *     change at (h,s) costs at most {@code price / P(h,s)} for each time that it is made (Lagrange relaxation of the budget)
 */
public record Case(Map<Spot, Set<Integer>> open, int left, BigFraction price) {
    /** {@link #left} of a class without a budget. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public Case {
        open = Map.copyOf(open);
    }

    /** The case of a class. */
    public static Case of(DeviationClass deviations, Map<Spot, Set<Integer>> open, BigFraction price) {
        if (!(deviations instanceof DeviationClass.Budget budget)) {
            return new Case(open, UNLIMITED, price);
        }
        int changed = 0;
        for (Map.Entry<Spot, Set<Integer>> entry : open.entrySet()) {
            changed += entry.getValue().contains(entry.getKey().recommended()) ? 0 : 1;
        }
        return new Case(open, budget.most() - changed, price);
    }

    /** Whether no deviation of the class is in it. */
    public boolean empty() {
        return left < 0 || open.values().stream().anyMatch(Set::isEmpty);
    }

    /** Whether some deviation of the case may play an action. */
    public boolean allows(int step, int state, int recommended, int action) {
        if (left == 0 && undecided(step, state, recommended)) {
            return recommended == action;
        }
        Set<Integer> always = open.get(new Spot(Substitution.ALL_STEPS, state, recommended));
        Set<Integer> then = open.get(new Spot(step, state, recommended));
        return (always == null || always.contains(action)) && (then == null || then.contains(action));
    }

    /** Whether an action is a change of an undecided place, which is charged for. */
    public boolean charges(int step, int state, int recommended, int action) {
        return left != UNLIMITED
                && recommended != action
                && price.getNumerator().signum() != 0
                && undecided(step, state, recommended);
    }

    /** What is added to a bound of the charged rewards: {@code price * left}. */
    public BigFraction allowance() {
        return left == UNLIMITED ? BigFraction.ZERO : price.multiply(left);
    }

    private boolean undecided(int step, int state, int recommended) {
        Set<Integer> then = open.get(new Spot(step, state, recommended));
        return then == null || then.contains(recommended);
    }
}

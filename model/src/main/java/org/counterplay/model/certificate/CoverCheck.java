package org.counterplay.model.certificate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Cases.Branch;
import org.counterplay.model.deviation.Cases.Split;
import org.counterplay.model.deviation.Cases.Whole;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Whether a cover's cases hold every deviation of the class, and its prices and rarities charge no deviation too much. */
final class CoverCheck {
    private final Certificate certificate;
    private final Game game;
    private final int agent;
    private final Cover cover;

    CoverCheck(Certificate certificate, int agent) {
        this.certificate = certificate;
        this.agent = agent;
        game = certificate.game();
        cover = certificate.agents().get(agent).cover();
    }

    /** What is wrong, or null. */
    @Nullable
    String fault() {
        boolean plain = cover.cases() instanceof Whole whole
                && whole.price().getNumerator().signum() == 0;
        if (plain) {
            return cover.rarity() == null ? null : "there are rarities, but nothing is charged";
        }
        boolean stationary = certificate.deviations() instanceof DeviationClass.Stationary;
        boolean budget = certificate.deviations() instanceof DeviationClass.Budget;
        if (!stationary && !budget) {
            return "cases are distinguished, which the class "
                    + certificate.deviations().name() + " has none of";
        }
        boolean charged = false;
        Deque<Cases> open = new ArrayDeque<>();
        open.push(cover.cases());
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Whole whole -> {
                    int sign = whole.price().getNumerator().signum();
                    if (sign < 0 || (sign > 0 && !budget)) {
                        return "a case has the price " + Rationals.format(whole.price());
                    }
                    charged |= sign > 0;
                }
                case Split split -> {
                    String wrong = fault(split, stationary);
                    if (wrong != null) {
                        return wrong;
                    }
                    for (Branch branch : split.branches()) {
                        open.push(branch.rest());
                    }
                }
            }
        }
        return charged ? rarityFault() : cover.rarity() == null ? null : "there are rarities, but nothing is charged";
    }

    private @Nullable String fault(Split split, boolean stationary) {
        Spot spot = split.spot();
        int last = game.horizon() instanceof Horizon.Finite finite ? finite.steps() : 1;
        boolean step = stationary ? spot.step() == Substitution.ALL_STEPS : spot.step() >= 1 && spot.step() <= last;
        if (!step || spot.state() < 0 || spot.state() >= game.stateCount()) {
            return "cases are distinguished by step " + spot.step() + ", state number " + spot.state()
                    + ", where the class has no decision";
        }
        int count = game.actions(spot.state()).count(agent);
        Set<Integer> held = new HashSet<>();
        split.branches().forEach(branch -> held.addAll(branch.actions()));
        boolean all = held.size() == count && held.stream().allMatch(action -> action >= 0 && action < count);
        return all && spot.recommended() >= 0 && spot.recommended() < count
                ? null
                : "the cases at state " + game.states().get(spot.state())
                        + " are not those of the actions that the agent has there";
    }

    /** Each rarity times the largest probability of reaching its place is at most 1. */
    private @Nullable String rarityFault() {
        ValueTable rarity = cover.rarity();
        if (rarity == null || !(game.horizon() instanceof Horizon.Finite finite)) {
            return "a case has a price, but there are no rarities";
        }
        if (rarity.steps() != finite.steps()) {
            return "there are rarities of " + rarity.steps() + " steps instead of " + finite.steps();
        }
        LargestReach reach = new LargestReach(game, certificate.policy(), agent);
        for (int step = 1; step <= finite.steps(); step++) {
            int[] states = rarity.states(step);
            for (int k = 0; k < states.length; k++) {
                if (states[k] >= game.stateCount()) {
                    return "a rarity names a state that does not exist";
                }
                BigFraction value = rarity.values().at(rarity.first(step) + k);
                if (value.getNumerator().signum() < 0
                        || reach.of(step, states[k]).multiply(value).compareTo(BigFraction.ONE) > 0) {
                    return "the rarity of step " + step + ", state "
                            + game.states().get(states[k])
                            + " is below 0 or more than one over the largest probability of reaching it";
                }
            }
        }
        return null;
    }
}

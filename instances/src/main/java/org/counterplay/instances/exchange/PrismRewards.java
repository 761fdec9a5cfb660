package org.counterplay.instances.exchange;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A reward structure: of the {@code .trew} file (a header {@code states choices nonzeros}, rows {@code state choice target
 * reward}) and the {@code .srew} file (a header {@code states nonzeros}, rows {@code state reward}). The reward of a choice c
 * at a state s is {@code srew(s) + sum_t P(t|s,c) trew(s,c,t)}; what has no row is 0.
 */
final class PrismRewards {
    private static final Pattern NAME = Pattern.compile("(?m)^# Reward structure \"([^\"\\n]*)\"");

    private final PrismTransitions transitions;
    private final @Nullable BigFraction[] ofChoice;
    private final @Nullable BigFraction[] ofState;
    private String name = "";
    private boolean zero = true;

    private PrismRewards(PrismTransitions transitions) {
        this.transitions = transitions;
        ofChoice = new BigFraction[transitions.choices()];
        ofState = new BigFraction[transitions.states()];
    }

    /** Reads the files of a structure, of which at least one is there. */
    static PrismRewards read(
            PrismTransitions transitions, @Nullable SourceText transitionRewards, @Nullable SourceText stateRewards) {
        PrismRewards rewards = new PrismRewards(transitions);
        if (transitionRewards != null) {
            rewards.name(transitionRewards);
            rewards.readTransitionRewards(new Rows(transitionRewards));
        }
        if (stateRewards != null) {
            rewards.name(stateRewards);
            rewards.readStateRewards(new Rows(stateRewards));
        }
        return rewards;
    }

    /** The structure's name, or an empty text. */
    String name() {
        return name;
    }

    /** Whether all rewards are 0. */
    boolean zero() {
        return zero;
    }

    /** The reward of a choice at a state; a choice of -1 is that of a state without choices. */
    BigFraction at(int state, int choice) {
        BigFraction here = ofState[state];
        BigFraction there = choice < 0 ? null : ofChoice[choice];
        if (here == null) {
            return there == null ? BigFraction.ZERO : there;
        }
        return there == null ? here : here.add(there);
    }

    private void name(SourceText source) {
        Matcher matcher = NAME.matcher(source.text());
        if (!matcher.find()) {
            return;
        }
        if (!name.isEmpty() && !name.equals(matcher.group(1))) {
            throw source.at(
                    matcher.start(1),
                    "state rewards of structure \"" + Shown.text(matcher.group(1))
                            + "\" beside transition rewards of \"" + Shown.text(name)
                            + "\"; the files do not belong together");
        }
        name = matcher.group(1);
    }

    private void readTransitionRewards(Rows rows) {
        rows.require("the header \"states choices nonzeros\"");
        rows.requireCount(3, 3, "the header \"states choices nonzeros\"");
        announced(rows, 0, "states", transitions.states());
        announced(rows, 1, "choices", transitions.choices());
        int declared = rows.integer(2, "the number of rewards");
        BitSet given = new BitSet();
        int count = 0;
        for (; rows.next(); count++) {
            rows.requireCount(4, 4, "\"state choice target reward\"");
            int state = rows.index(0, "the state", transitions.states());
            int first = transitions.firstChoice(state);
            int choice =
                    first + rows.index(1, "the choice of state " + state, transitions.firstChoice(state + 1) - first);
            int target = rows.index(2, "the target", transitions.states());
            int transition = transitions.find(choice, target);
            if (transition < 0) {
                throw rows.error(
                        2, "choice " + (choice - first) + " of state " + state + " never leads to state " + target);
            }
            if (given.get(transition)) {
                throw rows.error(2, "a second reward of this transition");
            }
            given.set(transition);
            BigFraction reward = rows.number(3, "the reward").multiply(transitions.probability(transition));
            BigFraction before = ofChoice[choice];
            ofChoice[choice] = before == null ? reward : before.add(reward);
            zero &= reward.getNumerator().signum() == 0;
        }
        requireAll(rows, count, declared);
    }

    private void readStateRewards(Rows rows) {
        rows.require("the header \"states nonzeros\"");
        rows.requireCount(2, 2, "the header \"states nonzeros\"");
        announced(rows, 0, "states", transitions.states());
        int declared = rows.integer(1, "the number of rewards");
        int count = 0;
        for (; rows.next(); count++) {
            rows.requireCount(2, 2, "\"state reward\"");
            int state = rows.index(0, "the state", transitions.states());
            if (ofState[state] != null) {
                throw rows.error(0, "a second reward of state " + state);
            }
            BigFraction reward = rows.number(1, "the reward");
            ofState[state] = reward;
            zero &= reward.getNumerator().signum() == 0;
        }
        requireAll(rows, count, declared);
    }

    private void announced(Rows rows, int field, String what, int count) {
        if (rows.integer(field, "the number of " + what) != count) {
            throw rows.error(
                    field,
                    rows.field(field) + " " + what + ", but the .tra file has " + count
                            + "; the files do not belong together");
        }
    }

    /** Too few rewards mean that the file was cut off; that there are more than announced harms nobody. */
    private static void requireAll(Rows rows, int count, int declared) {
        if (count < declared) {
            throw rows.error(
                    0,
                    "the header announces " + declared + " rewards; there are " + count
                            + "; maybe the file was cut off");
        }
    }
}

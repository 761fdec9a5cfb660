package org.counterplay.model.certificate;

import java.util.Set;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.Substitution;
import org.hipparchus.fraction.BigFraction;

/** Which of the operators T, T_phi and T_max of the package comment a table is checked against. */
sealed interface Play {
    /** T: the agent obeys. */
    record Obey() implements Play {}

    /** T_phi: the agent follows a deviation. */
    record Follow(Deviation deviation) implements Play {}

    /** T_max over all actions. */
    record Any() implements Play {}

    /** T_max over all actions, the recommendation not being seen. */
    record AnyUnseen() implements Play {}

    /** T_max over some of the actions. */
    sealed interface Selective extends Play {
        /** Whether the action may be played when the other is recommended. */
        boolean allows(int step, int state, int recommended, int action);

        /** What is taken off the option's worth. */
        BigFraction charge(int step, int state, int recommended, int action);
    }

    /** Over the actions that a case leaves open, some of them charged for. */
    record Within(Case one, Cover cover) implements Selective {
        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return one.allows(step, state, recommended, action);
        }

        @Override
        public BigFraction charge(int step, int state, int recommended, int action) {
            return cover.charge(one, step, state, recommended, action);
        }
    }

    /** Over the recommended action and those that a mask allows. */
    record Allowed(int agent, Set<Substitution> mask) implements Selective {
        @Override
        public BigFraction charge(int step, int state, int recommended, int action) {
            return BigFraction.ZERO;
        }

        @Override
        public boolean allows(int step, int state, int recommended, int action) {
            return recommended == action
                    || mask.contains(new Substitution(Substitution.ALL_STEPS, agent, state, recommended, action))
                    || mask.contains(new Substitution(step, agent, state, recommended, action));
        }
    }
}

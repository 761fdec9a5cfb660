package org.counterplay.model.certificate;

import java.util.Set;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.Substitution;

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

    /** T_max over the recommended action and those that a mask allows. */
    record Allowed(int agent, Set<Substitution> mask) implements Play {
        boolean allows(int step, int state, int recommended, int action) {
            return recommended == action
                    || mask.contains(new Substitution(Substitution.ALL_STEPS, agent, state, recommended, action))
                    || mask.contains(new Substitution(step, agent, state, recommended, action));
        }
    }
}

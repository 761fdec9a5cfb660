package org.counterplay.model.certificate;

import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;

/** What a proved regret says of a policy, given the epsilon that is allowed. */
public enum Verdict {
    /** The regret is exactly 0. */
    EQUILIBRIUM,
    /** The regret is at most the epsilon that was asked for, or, where none was, at most the proved upper bound. */
    EPSILON_EQUILIBRIUM,
    /** Some deviation gains more than the allowed epsilon. */
    NOT_EQUILIBRIUM,
    /** The allowed epsilon lies between the proved bounds. */
    UNDECIDED;

    /** The verdict without an epsilon: is it an equilibrium, and if that is not refuted, up to which epsilon? */
    public static Verdict of(Enclosure regret) {
        if (regret.upper().getNumerator().signum() == 0) {
            return EQUILIBRIUM;
        }
        return regret.lower().getNumerator().signum() > 0 ? NOT_EQUILIBRIUM : EPSILON_EQUILIBRIUM;
    }

    /** The verdict on being an epsilon-equilibrium. */
    public static Verdict of(Enclosure regret, BigFraction epsilon) {
        if (regret.upper().getNumerator().signum() == 0) {
            return EQUILIBRIUM;
        }
        if (regret.upper().compareTo(epsilon) <= 0) {
            return EPSILON_EQUILIBRIUM;
        }
        return regret.lower().compareTo(epsilon) > 0 ? NOT_EQUILIBRIUM : UNDECIDED;
    }
}

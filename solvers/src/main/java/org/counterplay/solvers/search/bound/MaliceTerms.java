package org.counterplay.solvers.search.bound;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * MALICE &lt;= eps: as BLADES where the expert goes; at the other states, which have no part in rho_0, min(t S, B)
 * &lt;= B. In (III) the learner itself is there at step h with probability at most {@code sum_{k<h} E_{d_k} t} over the
 * expert's states; no error costs more than {@code w H}. With coverage, or one state, there are no other states.
 */
record MaliceTerms() implements Terms {
    @Override
    public BigFraction deviations(Frame frame, BigFraction mass) {
        BigFraction spent = frame.spent(mass, frame.deviated());
        return expertIsEverywhere(frame) ? spent : spent.add(frame.sum(frame.exceeding(), 1));
    }

    @Override
    public BigFraction values(Frame frame, BigFraction mass) {
        if (expertIsEverywhere(frame)) {
            return frame.spent(mass, frame.obeyed());
        }
        // who departs at step k may be where the expert never is from then on
        BigFraction each = frame.obeyed().getFirst().add(frame.sum(frame.straying(), 1));
        return mass.multiply(Rationals.min(each, frame.width().multiply(frame.steps())));
    }

    private static boolean expertIsEverywhere(Frame frame) {
        return frame.covered() != null || frame.oneState();
    }

    @Override
    public BigFraction atFirst(Frame frame, BigFraction mass) {
        return Rationals.min(mass, BigFraction.ONE);
    }

    @Override
    public @Nullable BigFraction together(Frame frame, BigFraction mass) {
        return TwoActions.bound(frame, mass);
    }
}

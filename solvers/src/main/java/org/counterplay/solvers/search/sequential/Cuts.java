package org.counterplay.solvers.search.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Deviations whose rows are kept from step to step: of the expert's regret, of the learner's deviated loss, and single
 * advantages. What has not been tight for a while is dropped; it comes back when it is violated.
 */
final class Cuts {
    private static final int PATIENCE = 4;

    private final List<Cut> members = new ArrayList<>();

    /** What a row is about. */
    enum Kind {
        EXPERT_REGRET,
        LOSS,
        ADVANTAGE
    }

    /** One row; of step, state, joint and sign only those of an advantage count. */
    static final class Cut {
        final Kind kind;
        final int agent;
        final int[] plays;
        final int step;
        final int state;
        final int joint;
        final int sign;
        int idle;

        Cut(Kind kind, int agent, int[] plays, int step, int state, int joint, int sign) {
            this.kind = kind;
            this.agent = agent;
            this.plays = plays;
            this.step = step;
            this.state = state;
            this.joint = joint;
            this.sign = sign;
        }

        private boolean same(Cut that) {
            return kind == that.kind
                    && agent == that.agent
                    && step == that.step
                    && state == that.state
                    && joint == that.joint
                    && sign == that.sign
                    && Arrays.equals(plays, that.plays);
        }
    }

    List<Cut> members() {
        return members;
    }

    /** Adds a cut; false if it is there already. */
    boolean add(Cut cut) {
        for (Cut member : members) {
            if (member.same(cut)) {
                return false;
            }
        }
        members.add(cut);
        return true;
    }

    /** Counts a step, after the idle counts of tight cuts were set to 0. */
    void age() {
        for (Iterator<Cut> each = members.iterator(); each.hasNext(); ) {
            if (++each.next().idle > PATIENCE) {
                each.remove();
            }
        }
    }

    void clear() {
        members.clear();
    }
}

package org.counterplay.solvers.search;

import org.hipparchus.fraction.BigFraction;

/** How far the learner may be from the expert. Each case names its distance and normalisation; the amount is at least 0. */
public sealed interface ErrorBudget {
    /** The largest error that is allowed. */
    BigFraction amount();

    /** Its option on the command line, without the dashes. */
    String label();

    /** {@code E_{s ~ d^E} TV(expert(s), learner(s)) <= amount}, d averaged over the steps. */
    record BehaviorCloning(BigFraction amount) implements ErrorBudget {
        @Override
        public String label() {
            return "bc";
        }
    }

    /** {@code sum_{s,a} |rho^E(s,a) - rho(s,a)| <= amount}, rho averaged over the steps. 0 asks for equal averages. */
    record Occupancy(BigFraction amount) implements ErrorBudget {
        @Override
        public String label() {
            return "occupancy";
        }
    }

    /** {@code sum_s |d^E(s) - d(s)| <= amount}, d averaged over the steps; actions do not count. */
    record StatesOnly(BigFraction amount) implements ErrorBudget {
        @Override
        public String label() {
            return "states-only";
        }
    }

    /** {@code max_i max_phi E_{s ~ d^(learner,phi)} TV <= amount} where the expert's support covers it (2406.04219, (6)). */
    record Malice(BigFraction amount) implements ErrorBudget {
        @Override
        public String label() {
            return "malice";
        }
    }

    /** {@code max_i max_phi E_{s ~ d^(learner,phi)} TV <= amount} (2406.04219, (7)). */
    record Blades(BigFraction amount) implements ErrorBudget {
        @Override
        public String label() {
            return "blades";
        }
    }
}

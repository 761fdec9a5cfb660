package org.counterplay.solvers.search;

import org.counterplay.model.assumption.Places;
import org.hipparchus.fraction.BigFraction;

/** What game and expert must satisfy. */
public sealed interface Assumption {
    /** Its name in reports and files. */
    String label();

    /** {@code |A_i(h,s,a)| <= u} under the expert and every stationary deviation (2406.04219, Assumption 5.1), at the places. */
    record Recoverability(BigFraction u, Places places) implements Assumption {
        /** At all places, as printed. */
        public Recoverability(BigFraction u) {
            this(u, Places.EVERY);
        }

        @Override
        public String label() {
            return "recoverability";
        }
    }

    /** {@code min_s d^E(s) >= beta}, in one of its readings (2406.04219, Assumption 5.2). */
    record Coverage(BigFraction beta, Reading reading) implements Assumption {
        /** What d is. */
        public enum Reading {
            /** Averaged over the steps, as printed. */
            AVERAGED("averaged"),
            /** {@code min_s max_h d_h(s)}: at the step where the state is likeliest. */
            PER_STEP("per-step");

            private final String label;

            Reading(String label) {
                this.label = label;
            }

            /** Its name on the command line and in files. */
            public String label() {
                return label;
            }
        }

        @Override
        public String label() {
            return "coverage";
        }
    }

    /** {@code R(expert) <= delta} over markov deviations. */
    record ExpertRegret(BigFraction delta) implements Assumption {
        @Override
        public String label() {
            return "expertRegret";
        }
    }

    /** Every transition leads to one state, with probability 1. */
    record Deterministic() implements Assumption {
        @Override
        public String label() {
            return "deterministic";
        }
    }

    /** No state can occur at two steps. */
    record Layered() implements Assumption {
        @Override
        public String label() {
            return "layered";
        }
    }
}

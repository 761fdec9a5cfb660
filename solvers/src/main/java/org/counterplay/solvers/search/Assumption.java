package org.counterplay.solvers.search;

import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
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

        /** Over which deviations and places, in words. */
        public String reading() {
            return "all stationary deviations, "
                    + switch (places) {
                        case EVERY -> "every step and state";
                        case REACHED -> "every place that play can reach";
                    };
        }

        /** The largest advantage, whatever u is; exact unless it takes more cases than may be looked at. */
        public Enclosure measured(Game game, Policy expert, long mostCases) {
            return org.counterplay.solvers.assumption.Recoverability.of(
                            game,
                            expert,
                            org.counterplay.solvers.assumption.Recoverability.Over.STATIONARY,
                            places,
                            mostCases)
                    .value();
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

package org.counterplay.solvers.equilibrium;

import org.hipparchus.fraction.BigFraction;

/** What a sought equilibrium is best at. */
@SuppressWarnings("ArrayRecordComponent") // flat data
public sealed interface Goal {
    /** The name in reports. */
    String name();

    /** The largest sum of payoffs. */
    record Welfare() implements Goal {
        @Override
        public String name() {
            return "welfare";
        }
    }

    /** The largest least payoff, then the largest second least, and so on (leximin). */
    record Fair() implements Goal {
        @Override
        public String name() {
            return "fair";
        }
    }

    /** The largest payoff of one agent. */
    record OfAgent(int agent, String agentName) implements Goal {
        @Override
        public String name() {
            return "agent:" + agentName;
        }
    }

    /** The least total variation to a distribution over joint actions. */
    record NearestTo(String label, BigFraction[] target) implements Goal {
        @Override
        public String name() {
            return "nearest:" + label;
        }
    }

    /** The largest {@code sum_a weights(a) sigma(a)}. */
    record LinearIn(String label, BigFraction[] weights) implements Goal {
        @Override
        public String name() {
            return label;
        }
    }

    /** The largest {@code sum_i weights(i) u_i}, one weight an agent. */
    record Weighted(String label, BigFraction[] weights) implements Goal {
        @Override
        public String name() {
            return label;
        }
    }
}

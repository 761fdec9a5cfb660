package org.counterplay.instances;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of an instance, and what is so: {@code quantity(policy, agent) relation printed}. Tests and audits
 * replay it.
 *
 * @param policy the policy it is about; empty for a property of the game alone
 * @param agent the agent's name, or null for the maximum over agents (or where agents do not matter)
 * @param relation how the quantity is said to compare with {@code printed}
 * @param printed the value that the source prints, even where it is wrong
 * @param computed the exact value, derived by hand in the doc comment of the family
 * @param source the source of {@code printed}
 */
public record Expectation(
        Quantity quantity,
        String policy,
        @Nullable String agent,
        Relation relation,
        BigFraction printed,
        BigFraction computed,
        String source) {
    /** How a quantity is said to compare with a number. */
    public enum Relation {
        EQUAL("="),
        AT_MOST("<="),
        AT_LEAST(">="),
        DIFFERENT("!=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** {@code = <= >= !=}. */
        public String sign() {
            return sign;
        }

        /** Whether {@code actual} stands in this relation to {@code stated}. */
        public boolean holds(BigFraction actual, BigFraction stated) {
            int order = actual.compareTo(stated);
            return switch (this) {
                case EQUAL -> order == 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case DIFFERENT -> order != 0;
            };
        }
    }

    /** Whether what is printed is so. */
    public boolean holds() {
        return relation.holds(computed, printed);
    }

    /** A quantity of a policy that the source prints rightly. */
    public static Expectation equal(Quantity quantity, String policy, BigFraction value, String source) {
        return new Expectation(quantity, policy, null, Relation.EQUAL, value, value, source);
    }

    /** An agent's share of a quantity of a policy that the source prints rightly. */
    public static Expectation equal(Quantity quantity, String policy, String agent, BigFraction value, String source) {
        return new Expectation(quantity, policy, agent, Relation.EQUAL, value, value, source);
    }

    /** A bound that is printed on a quantity whose exact value is known. */
    public static Expectation bound(
            Quantity quantity,
            String policy,
            Relation relation,
            BigFraction printed,
            BigFraction computed,
            String source) {
        return new Expectation(quantity, policy, null, relation, printed, computed, source);
    }
}

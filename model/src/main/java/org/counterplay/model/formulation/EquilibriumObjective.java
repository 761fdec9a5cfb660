package org.counterplay.model.formulation;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.counterplay.model.number.NumberColumn;

/** What is to be best among the equilibria of a stage game. */
public sealed interface EquilibriumObjective {
    /** The largest sum of the agents' payoffs. */
    record Welfare() implements EquilibriumObjective {}

    /** The largest payoff of one agent. */
    record Agent(int agent) implements EquilibriumObjective {}

    /** The largest payoff of the worst off among some agents. */
    record WorstOff(Set<Integer> agents) implements EquilibriumObjective {
        public WorstOff {
            agents = Collections.unmodifiableSet(new TreeSet<>(agents));
        }
    }

    /** The largest {@code sum_a weights(a) sigma(a)}. */
    record Linear(NumberColumn weights) implements EquilibriumObjective {}

    /** The least total variation {@code (1/2) sum_a |sigma(a) - target(a)|} to a distribution over joint actions. */
    record Nearest(NumberColumn target) implements EquilibriumObjective {}
}

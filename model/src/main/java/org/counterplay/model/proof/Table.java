package org.counterplay.model.proof;

import org.counterplay.model.certificate.ValueTable;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;

/** A number at each place of a timeline, as certificates take it. */
record Table(Timeline places, NumberColumn values) {
    static Table of(Timeline places, BigFraction[] values) {
        return new Table(places, NumberColumn.of(values));
    }

    ValueTable toValueTable() {
        int[][] states = new int[places.steps()][];
        for (int step = 1; step <= places.steps(); step++) {
            states[step - 1] = places.states(step);
        }
        return new ValueTable(states, values);
    }

    /** {@code sum_s rho_0(s) value(1,s)}. */
    BigFraction atStart(Game game) {
        ExactSum sum = new ExactSum();
        int[] initial = game.initialStates();
        for (int k = 0; k < initial.length; k++) {
            sum.addProduct(game.initialProbabilities().at(k), values.at(places.indexOf(1, initial[k])));
        }
        return sum.value();
    }
}

package org.counterplay.model.proof;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.response.Choices;

/** Makes the value tables of one agent's proof, in one arithmetic. */
interface Tables {
    /** A table below and one above the same values; one object where they are equal. */
    record Pair(Table lower, Table upper) {}

    /** A table above the values of the best of some choices, and choices that (nearly) attain it. */
    record Best(Table table, Deviation deviation) {}

    /** Tables around the value of choices that leave nothing to choose. */
    Pair pair(Choices single) throws TooLarge;

    /** A table above the values of the best of the choices. */
    Best best(Choices choices) throws TooLarge;

    /** A table below the values of a deviation. */
    Table follow(Choices.Following following) throws TooLarge;
}

package org.counterplay.instances.audit;

import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;

/**
 * A predicate over measured quantities: {@code quantity relation printed}. What a theorem assumes of its witness and what it
 * claims of it are demands.
 *
 * @param name a short word, such as {@code coverage}
 * @param printed what the paper prints, with the parameters put in; infinite where it says so
 */
public record Demand(String name, Quantity quantity, Relation relation, Amount printed) {
    /** A demand that is named for its quantity. */
    static Demand of(Quantity quantity, Relation relation, BigFraction printed) {
        return new Demand(quantity.key(), quantity, relation, Amount.exactly(printed));
    }

    static Demand of(String name, Quantity quantity, Relation relation, BigFraction printed) {
        return new Demand(name, quantity, relation, Amount.exactly(printed));
    }

    static Demand equal(Quantity quantity, BigFraction printed) {
        return of(quantity, Relation.EQUAL, printed);
    }

    static Demand atMost(Quantity quantity, BigFraction printed) {
        return of(quantity, Relation.AT_MOST, printed);
    }

    static Demand atLeast(Quantity quantity, BigFraction printed) {
        return of(quantity, Relation.AT_LEAST, printed);
    }

    /** Rewards in [-1, 1], as all four papers have them. */
    static Demand boundedRewards() {
        return of("rewards", Quantity.LARGEST_REWARD, Relation.AT_MOST, BigFraction.ONE);
    }

    /** Whether it is so; open where the bounds that are known do not tell. */
    public Standing judge(Measurements measured) {
        return switch (measured.of(quantity)) {
            case Amount.Unknown unknown -> Standing.OPEN;
            case Amount.Infinite infinite -> infinite();
            case Amount.Known(Enclosure within) ->
                switch (printed) {
                    case Amount.Known(Enclosure stated) -> within(within, stated.lower());
                    case Amount.Infinite infinite ->
                        relation == Relation.EQUAL || relation == Relation.AT_LEAST ? Standing.FAILS : Standing.HOLDS;
                    case Amount.Unknown unknown -> Standing.OPEN;
                };
        };
    }

    private Standing infinite() {
        boolean stated = printed instanceof Amount.Infinite;
        return switch (relation) {
            case EQUAL, AT_MOST -> stated ? Standing.HOLDS : Standing.FAILS;
            case AT_LEAST -> Standing.HOLDS;
            case DIFFERENT -> stated ? Standing.FAILS : Standing.HOLDS;
        };
    }

    private Standing within(Enclosure actual, BigFraction stated) {
        int least = actual.lower().compareTo(stated);
        int most = actual.upper().compareTo(stated);
        return switch (relation) {
            case AT_LEAST -> least >= 0 ? Standing.HOLDS : most < 0 ? Standing.FAILS : Standing.OPEN;
            case AT_MOST -> most <= 0 ? Standing.HOLDS : least > 0 ? Standing.FAILS : Standing.OPEN;
            case EQUAL ->
                least == 0 && most == 0 ? Standing.HOLDS : apart(least, most) ? Standing.FAILS : Standing.OPEN;
            case DIFFERENT ->
                apart(least, most) ? Standing.HOLDS : least == 0 && most == 0 ? Standing.FAILS : Standing.OPEN;
        };
    }

    private static boolean apart(int least, int most) {
        return least > 0 || most < 0;
    }
}

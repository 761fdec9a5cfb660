package org.counterplay.instances.promise;

import java.util.List;

/** All upper bounds that are known, in the order of the papers. */
public final class Promises {
    private static final List<Promise> ALL = List.of(
            new RegretOfEquilibrium(),
            new CloningValue(),
            new MomentValue(),
            new CloningRegret(),
            new MomentRegret(),
            new MaliceRegret(),
            new BladesRegret(),
            new PerformanceDifference(),
            new OneAgent(),
            new ProductValue(),
            new OccupancyValue(),
            new EqualOccupancies(),
            new DominantStrategies(),
            new ContinuousResponses());

    private Promises() {}

    /** The promises. */
    public static List<Promise> all() {
        return ALL;
    }
}

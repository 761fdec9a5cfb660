package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.promise.ContinuousResponses;
import org.counterplay.instances.promise.DominantContinuity;
import org.counterplay.instances.promise.DominantStrategies;
import org.counterplay.instances.promise.EqualOccupancies;
import org.counterplay.instances.promise.EqualPlay;
import org.counterplay.instances.promise.OccupancyValue;
import org.counterplay.instances.promise.ProductValue;
import org.counterplay.instances.promise.Promise;

/**
 * P2's upper bounds: Theorem 1, Corollary 1, the two inequalities that are stated without proof, Definition 8's remark, Lemmas 3
 * and 4, Corollary 3; and Theorem 3, which no witness decides. Statements and constants stand at the {@link Promise} of each.
 */
final class NashBounds {
    private NashBounds() {}

    static List<Row> rows() {
        return List.of(
                row("P2/Theorem-1", "Theorem 1", new EqualPlay()),
                row("P2/Corollary-1", "Corollary 1", new EqualOccupancies()),
                row("P2/Inequality-1", "stated without proof", new ProductValue()),
                row("P2/Inequality-2", "stated without proof", new OccupancyValue()),
                row("P2/Definition-8", "Definition 8, remark", new DominantContinuity()),
                row("P2/Lemma-3", "Lemma 3", new DominantStrategies()),
                new Row.ForAll(
                        "P2/Corollary-3",
                        "an expert in dominant strategies, eps_BC <= eps / (2 n h^2): an eps-Nash equilibrium",
                        "2602.21020, Corollary 3 (Lemma 3 at eps = 2 n eps_BC h^2)",
                        Reading.all(),
                        List.of(new DominantStrategies()),
                        suspects()),
                row("P2/Lemma-4", "Lemma 4 and Definition 6", new ContinuousResponses()),
                new Row.Hard(
                        "P2/Theorem-3",
                        "the least Nash gap at a given occupancy distance is PPAD-hard to compute (Corollary 2 likewise)",
                        "2602.21020, Theorem 3, Definition 5, Corollary 2",
                        "hardness is a statement about all algorithms; no witness and no counterexample decides it"));
    }

    private static Row row(String key, String number, Promise promise) {
        return new Row.ForAll(
                key, promise.statement(), "2602.21020, " + number, Reading.all(), List.of(promise), suspects());
    }

    private static List<Exhibit> suspects() {
        return List.of(
                Exhibit.refuting("ties"),
                Exhibit.refuting("one-tie"),
                Exhibit.refuting("coin-flip"),
                Exhibit.refuting("two-others"),
                Exhibit.refuting("two-others-alone"),
                Exhibit.refuting("dominant-2"),
                Exhibit.refuting("dominant-3"),
                Exhibit.obeyed("p2-lemma-1:gamma=1/2"));
    }
}

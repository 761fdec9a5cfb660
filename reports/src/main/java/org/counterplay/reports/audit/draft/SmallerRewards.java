package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** A draft with rewards that are simpler. */
final class SmallerRewards {
    private SmallerRewards() {}

    static Stream<Draft> all(Draft from) {
        return Stream.of(wholeAgents(from), wholeValues(from), single(from)).flatMap(stream -> stream);
    }

    /** All rewards of an agent: none, or only signs, or those that are no more than 1. */
    private static Stream<Draft> wholeAgents(Draft from) {
        List<UnaryOperator<BigFraction>> changes = List.of(
                value -> BigFraction.ZERO,
                SmallerRewards::sign,
                value -> value.abs().compareTo(BigFraction.ONE_HALF) < 0 ? BigFraction.ZERO : sign(value));
        return IntStream.range(0, from.agents())
                .boxed()
                .flatMap(agent -> changes.stream().map(change -> {
                    Draft other = from.copy();
                    for (BigFraction[] row : other.rewards()) {
                        row[agent] = change.apply(row[agent]);
                    }
                    return other;
                }));
    }

    private static BigFraction sign(BigFraction value) {
        return new BigFraction(value.getNumerator().signum());
    }

    /** One number wherever it is a reward. */
    private static Stream<Draft> wholeValues(Draft from) {
        Set<BigFraction> values = new LinkedHashSet<>();
        from.rewards().forEach(row -> values.addAll(List.of(row)));
        return values.stream()
                .flatMap(value -> Simpler.than(value).stream().map(simpler -> {
                    Draft other = from.copy();
                    for (BigFraction[] row : other.rewards()) {
                        for (int i = 0; i < row.length; i++) {
                            row[i] = row[i].equals(value) ? simpler : row[i];
                        }
                    }
                    return other;
                }));
    }

    private static Stream<Draft> single(Draft from) {
        List<int[]> places = new ArrayList<>();
        List<BigFraction[]> rows = from.rewards();
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < from.agents(); i++) {
                places.add(new int[] {row, i});
            }
        }
        return places.stream()
                .flatMap(place -> Simpler.than(rows.get(place[0])[place[1]]).stream()
                        .map(simpler -> {
                            Draft other = from.copy();
                            other.rewards().get(place[0])[place[1]] = simpler;
                            return other;
                        }));
    }
}

package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** A draft with lotteries that have fewer outcomes, or simpler probabilities. */
final class SmallerLotteries {
    private SmallerLotteries() {}

    /** A lottery made certain, or without one of its outcomes, whose probability another gets or all the others share. */
    static Stream<Draft> supports(Draft from) {
        return each(from, lottery -> {
            List<BigFraction[]> smaller = new ArrayList<>();
            int[] support = support(lottery);
            if (support.length == 1) {
                return smaller;
            }
            for (int at : support) {
                smaller.add(Draft.point(lottery.length, at));
            }
            if (support.length > 2) {
                for (int gone : support) {
                    smaller.add(rescaled(lottery, gone, BigFraction.ZERO));
                    for (int into : support) {
                        if (into != gone) {
                            smaller.add(moved(lottery, gone, into, BigFraction.ZERO));
                        }
                    }
                }
            }
            return smaller;
        });
    }

    /** One probability made simpler, wherever it stands or in one lottery; what is left goes to another outcome, or to all. */
    static Stream<Draft> probabilities(Draft from) {
        return Stream.concat(everywhere(from), each(from, lottery -> {
            Set<List<BigFraction>> simpler = new LinkedHashSet<>();
            int[] support = support(lottery);
            if (support.length > 1) {
                simpler.add(List.of(uniform(lottery, support)));
            }
            for (int at : support) {
                for (BigFraction value : Simpler.than(lottery[at])) {
                    if (inside(value)) {
                        simpler.add(List.of(rescaled(lottery, at, value)));
                        for (int other : support) {
                            if (other != at && lottery[other].add(lottery[at]).compareTo(value) > 0) {
                                simpler.add(List.of(moved(lottery, at, other, value)));
                            }
                        }
                    }
                }
            }
            return simpler.stream()
                    .map(list -> list.toArray(BigFraction[]::new))
                    .toList();
        }));
    }

    /** Of all lotteries with two outcomes, those with the probabilities p and 1 - p. */
    private static Stream<Draft> everywhere(Draft from) {
        Set<BigFraction> values = new LinkedHashSet<>();
        for (BigFraction[] lottery : from.lotteries()) {
            if (support(lottery).length == 2) {
                values.add(lottery[support(lottery)[0]]);
            }
        }
        return values.stream()
                .flatMap(value -> Simpler.than(value).stream()
                        .filter(SmallerLotteries::inside)
                        .map(simpler -> {
                            Draft other = from.copy();
                            for (BigFraction[] lottery : other.lotteries()) {
                                replace(lottery, value, simpler);
                            }
                            return other;
                        }));
    }

    private static void replace(BigFraction[] lottery, BigFraction value, BigFraction simpler) {
        int[] support = support(lottery);
        for (int k = 0; k < 2 && support.length == 2; k++) {
            if (lottery[support[k]].equals(value)) {
                lottery[support[k]] = simpler;
                lottery[support[1 - k]] = BigFraction.ONE.subtract(simpler);
                return;
            }
        }
    }

    private static boolean inside(BigFraction value) {
        return value.getNumerator().signum() > 0 && value.compareTo(BigFraction.ONE) < 0;
    }

    private static BigFraction[] uniform(BigFraction[] lottery, int[] support) {
        BigFraction[] uniform = Draft.zeros(lottery.length);
        for (int at : support) {
            uniform[at] = new BigFraction(1, support.length);
        }
        return uniform;
    }

    /** One outcome with another probability, the others in proportion. */
    private static BigFraction[] rescaled(BigFraction[] lottery, int at, BigFraction value) {
        BigFraction factor = BigFraction.ONE.subtract(value).divide(BigFraction.ONE.subtract(lottery[at]));
        BigFraction[] other = new BigFraction[lottery.length];
        for (int k = 0; k < other.length; k++) {
            other[k] = k == at ? value : lottery[k].multiply(factor);
        }
        return other;
    }

    private static BigFraction[] moved(BigFraction[] lottery, int at, int into, BigFraction value) {
        BigFraction[] other = lottery.clone();
        other[into] = lottery[into].add(lottery[at]).subtract(value);
        other[at] = value;
        return other;
    }

    static int[] support(BigFraction[] lottery) {
        return IntStream.range(0, lottery.length)
                .filter(k -> lottery[k].getNumerator().signum() != 0)
                .toArray();
    }

    private static Stream<Draft> each(Draft from, Smaller change) {
        List<BigFraction[]> lotteries = from.lotteries();
        return IntStream.range(0, lotteries.size())
                .boxed()
                .flatMap(k -> change.of(lotteries.get(k)).stream().map(smaller -> {
                    Draft other = from.copy();
                    System.arraycopy(smaller, 0, other.lotteries().get(k), 0, smaller.length);
                    return other;
                }));
    }

    /** What a lottery may become. */
    private interface Smaller {
        List<BigFraction[]> of(BigFraction[] lottery);
    }
}

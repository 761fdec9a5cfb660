package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Promise;
import org.hipparchus.fraction.BigFraction;

/**
 * An upper bound, in one reading, and what it is swept over.
 *
 * @param promise the bound
 * @param reading how its quantities are measured
 * @param matchedBy the existence theorems that are said to match it; their witnesses are the printed ones
 * @param range what is swept
 * @param assumed what a game must meet besides the swept numbers
 * @param possible which combinations make sense
 * @param printed the printed witnesses at a point
 * @param suspects what is tried besides at a point
 * @param proofs constants with which the bound is proved in another place than the promise's derived ones
 */
public record Sweep(
        Promise promise,
        Reading reading,
        List<String> matchedBy,
        Range range,
        Map<Quantity, BigFraction> assumed,
        Predicate<Point> possible,
        Function<Point, List<Candidate>> printed,
        Function<Point, List<Candidate>> suspects,
        List<Proof> proofs) {
    public Sweep {
        matchedBy = List.copyOf(matchedBy);
        assumed = Map.copyOf(assumed);
        proofs = List.copyOf(proofs);
    }

    /** A sweep without witnesses, suspects and further assumptions. */
    static Sweep of(Promise promise, Reading reading, Range range) {
        return new Sweep(
                promise,
                reading,
                List.of(),
                range,
                Map.of(),
                point -> true,
                point -> List.of(),
                point -> List.of(),
                List.of());
    }

    /** The same with the witnesses of the theorems that are said to match the bound. */
    Sweep matched(List<String> by, Function<Point, List<Candidate>> witnesses) {
        return new Sweep(promise, reading, by, range, assumed, possible, witnesses, suspects, proofs);
    }

    Sweep suspecting(Function<Point, List<Candidate>> more) {
        return new Sweep(promise, reading, matchedBy, range, assumed, possible, printed, more, proofs);
    }

    Sweep assuming(Quantity quantity, BigFraction value) {
        Map<Quantity, BigFraction> all = new EnumMap<>(Quantity.class);
        all.putAll(assumed);
        all.put(quantity, value);
        return new Sweep(promise, reading, matchedBy, range, all, possible, printed, suspects, proofs);
    }

    Sweep where(Predicate<Point> sensible) {
        return new Sweep(promise, reading, matchedBy, range, assumed, sensible, printed, suspects, proofs);
    }

    Sweep proved(long constant, String how) {
        return proved(List.of(Proof.everywhere(new BigFraction(constant), how)));
    }

    /** The same with other proofs. */
    public Sweep proved(List<Proof> others) {
        return new Sweep(promise, reading, matchedBy, range, assumed, possible, printed, suspects, others);
    }

    /** The same of another bound, such as one with other constants. */
    public Sweep of(Promise other) {
        return new Sweep(other, reading, matchedBy, range, assumed, possible, printed, suspects, proofs);
    }

    /**
     * The same over deviations that do not depend on the step, where regrets range over any that do. Proofs that are not the
     * promise's own are of markov deviations, and left out; promises that speak of no regret stay as they are.
     */
    public Sweep overStationaryDeviations() {
        if (!reading.has(Choice.MARKOV)) {
            return this;
        }
        Reading other = new Reading(reading.choices().stream()
                .map(choice -> choice == Choice.MARKOV ? Choice.STATIONARY : choice)
                .toList());
        return new Sweep(promise, other, matchedBy, range, assumed, possible, printed, suspects, List.of());
    }

    /** The theorem, {@code P1/5.9}. */
    public String key() {
        return promise.key();
    }

    /** Its points; those that were asked for whether or not they make sense. */
    public List<Point> points(Asked asked, boolean quick) {
        if (asked.changes(range)) {
            return asked.of(range).product(assumed);
        }
        return (quick ? range.quick() : range)
                .star(assumed).stream().filter(possible).toList();
    }

    /** All constants with which the bound is proved at a point. */
    public List<Proof> proofs(Point point) {
        List<Proof> all = new ArrayList<>(
                proofs.stream().filter(proof -> proof.where().test(point)).toList());
        for (Constant constant : promise.constants(point.setting())) {
            if (constant.origin() == Constant.Origin.DERIVED) {
                all.add(Proof.everywhere(constant.value(), constant.source()));
            }
        }
        return all;
    }

    /** The theorem and, where the paper leaves one open, the reading. */
    @Override
    public String toString() {
        return key() + (reading.choices().isEmpty() ? "" : " (" + reading + ")");
    }
}

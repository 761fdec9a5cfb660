package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.witness.Rounding;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The exact learner that a climb's end is near. Climbs end at vertices of linear programs: each group's mass is at the centre, or
 * moved as a whole, or a part of it is moved as far as the budget allows. So coordinates that are 0 or the centre's in doubles
 * are so exactly, one that is left in a group makes its sum 1, and of two that are left one is a simple fraction; the last such
 * one is where the error equals the budget, by a step of the secant, which is exact as far as the error is linear in it.
 */
final class LearnerVertex {
    private static final double SAME = 1e-9;
    private static final BigFraction NEAR = Rationals.of(1, 1_000_000_000L);
    private static final BigFraction STEP = Rationals.of(1, 1L << 24);
    private static final int MOST_PARTS = 8;

    private final double[] learner;
    private final LearnerForm form;
    private final BigFraction[] point;
    private final List<Part> parts = new ArrayList<>();

    /** Two coordinates that share what the rest of their group leaves. */
    private record Part(int one, int other, BigFraction sum) {}

    private LearnerVertex(double[] learner, LearnerForm form) {
        this.learner = learner;
        this.form = form;
        point = new BigFraction[learner.length];
    }

    /**
     * The point, within the budget; null where there is none so simple.
     *
     * @param centre what climbs begin at
     * @param error of a point
     * @param amount the most that it may be
     */
    static BigFraction @Nullable [] near(
            double[] learner,
            LearnerForm form,
            BigFraction[] centre,
            Function<BigFraction[], Enclosure> error,
            BigFraction amount) {
        LearnerVertex vertex = new LearnerVertex(learner, form);
        for (int g = 0; g < form.groups(); g++) {
            if (!vertex.settle(g, centre)) {
                return null;
            }
        }
        if (vertex.parts.size() > MOST_PARTS) {
            return null;
        }
        for (Part part : vertex.parts) {
            vertex.set(part, Rounding.near(learner[part.one()], NEAR));
        }
        return vertex.valid() ? vertex.spent(error, amount) : null;
    }

    /** Whether the group is known but for a part. */
    private boolean settle(int group, BigFraction[] centre) {
        List<Integer> open = new ArrayList<>();
        BigFraction left = BigFraction.ONE;
        for (int k = form.first(group); k < form.first(group + 1); k++) {
            if (Math.abs(learner[k] - Rationals.toDouble(centre[k])) < SAME) {
                point[k] = centre[k];
            } else if (learner[k] < SAME) {
                point[k] = BigFraction.ZERO;
            } else {
                open.add(k);
                continue;
            }
            left = left.subtract(point[k]);
        }
        switch (open.size()) {
            case 0 -> {
                return left.getNumerator().signum() == 0;
            }
            case 1 -> {
                point[open.getFirst()] = left;
                return true;
            }
            case 2 -> {
                parts.add(new Part(open.getFirst(), open.getLast(), left));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private void set(Part part, BigFraction value) {
        point[part.one()] = value;
        point[part.other()] = part.sum().subtract(value);
    }

    private boolean valid() {
        return Arrays.stream(point).allMatch(each -> each.getNumerator().signum() >= 0);
    }

    /** The point with the budget spent to the end by one of the parts. */
    private BigFraction @Nullable [] spent(Function<BigFraction[], Enclosure> error, BigFraction amount) {
        Enclosure first = error.apply(point);
        if (!first.exact()) {
            return null;
        }
        boolean within = first.upper().compareTo(amount) <= 0;
        if (first.upper().equals(amount) || within && parts.isEmpty()) {
            return point.clone();
        }
        BigFraction[] begun = point.clone();
        for (Part part : parts) {
            BigFraction value = begun[part.one()];
            BigFraction away = value.compareTo(STEP) > 0 ? value.subtract(STEP) : value.add(STEP);
            set(part, away);
            if (valid() && moveTo(part, value, away, first.upper(), error, amount)) {
                return point.clone();
            }
            System.arraycopy(begun, 0, point, 0, begun.length);
        }
        return within ? begun : null;
    }

    /** Whether the part can be set to where the error is the amount, judged from its value, where it is known, to another. */
    private boolean moveTo(
            Part part,
            BigFraction value,
            BigFraction away,
            BigFraction known,
            Function<BigFraction[], Enclosure> error,
            BigFraction amount) {
        Enclosure second = error.apply(point);
        BigFraction change = second.upper().subtract(known);
        if (!second.exact() || change.getNumerator().signum() == 0) {
            return false;
        }
        set(
                part,
                value.add(amount.subtract(known).multiply(away.subtract(value)).divide(change)));
        if (!valid()) {
            return false;
        }
        Enclosure last = error.apply(point);
        return last.exact() && last.upper().compareTo(amount) <= 0;
    }
}

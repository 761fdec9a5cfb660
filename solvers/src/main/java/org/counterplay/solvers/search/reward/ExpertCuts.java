package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The expert's deviations that were found to matter. Of its regret: {@code t >= sum_j e_j z_j}, e exactly the visits of each row
 * under the deviation less those of obedience. Of its advantages: {@code sum_j e_j z_j <= most}, e exactly {@link
 * AdvantageVisits}. With the sign of the agent's rewards. Of one thread.
 */
final class ExpertCuts {
    /** Above the rounding errors of what is compared, so that no cut is found twice. */
    private static final double VIOLATED = 1e-9;

    /** What a linear program's answer may violate a row by; {@link RewardAscent} makes rewards smaller by as much. */
    private static final double BEYOND = 1e-7;

    private final Side side;
    private final List<FlatDeviator> deviators = new ArrayList<>();
    private final List<double[]> obeying = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<WorstRewardProgram.Row> exact = new ArrayList<>();
    private final List<double[]> rounded = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    private record Regretted(int agent, List<Integer> chosen) {}

    private record Advantaged(int agent, Deviation deviation, int step, int state, int joint, boolean negative) {}

    /** What is sought among one tied agent's advantages. */
    private record Watch(int tied, Side.Bounded bounded, double most, AdvantageClimb climb) {}

    ExpertCuts(Side side) {
        this.side = side;
        for (int k = 0; k < side.tied().size(); k++) {
            Side.Tied tied = side.tied().get(k);
            deviators.add(new FlatDeviator(tied.layout()));
            obeying.add(VisitCounts.doubles(tied.obeying()));
            for (Side.Bounded bounded : side.advantages()) {
                watches.add(new Watch(
                        k,
                        bounded,
                        Rationals.toDouble(bounded.most()),
                        new AdvantageClimb(side.game(), side.question().expert(), tied.agent(), bounded.places())));
            }
        }
    }

    int size() {
        return exact.size();
    }

    List<WorstRewardProgram.Row> exact() {
        return exact;
    }

    /** A cut's e, in the nearest doubles. */
    double[] rounded(int cut) {
        return rounded.get(cut);
    }

    /** Whether a cut is about the regret t. */
    boolean ofRegret(int cut) {
        return exact.get(cut).most() == null;
    }

    /** What a cut's left side may be at most, rounded up. */
    double most(int cut) {
        BigFraction most = exact.get(cut).most();
        return most == null ? 0 : Math.nextUp(Rationals.toDouble(most));
    }

    /** The expert's regret for z, about; 0 where it plays no part. */
    double regret(double[] z) {
        double most = 0;
        for (int k = 0; side.withExpert() && k < deviators.size(); k++) {
            most = Math.max(most, gain(k, z));
        }
        return most;
    }

    /**
     * By which factor the advantages for z are at most too large, as far as climbs and cuts tell; at most 1 where none is known to be.
     * Infinite where there is one that must be 0.
     */
    double excess(double[] z) {
        double factor = 0;
        for (Watch watch : watches) {
            double largest = watch.climb.largest(z);
            factor = Math.max(factor, largest <= watch.most ? 0 : largest / watch.most);
        }
        for (int k = 0; !watches.isEmpty() && k < size(); k++) {
            BigFraction most = exact.get(k).most();
            if (most == null) {
                continue;
            }
            double size = 0;
            for (int j = 0; j < z.length; j++) {
                size += rounded(k)[j] * z[j];
            }
            factor = Math.max(factor, size <= most(k) ? 0 : size / Rationals.toDouble(most));
        }
        return factor;
    }

    /** Adds each agent's best deviation where it gains more than t; whether any was new. */
    boolean separateRegret(double[] z, double t) {
        boolean added = false;
        for (int k = 0; side.withExpert() && k < deviators.size(); k++) {
            if (gain(k, z) > t + VIOLATED) {
                FlatDeviator deviator = deviators.get(k);
                List<Integer> chosen = Arrays.stream(deviator.chosen()).boxed().toList();
                if (known.add(new Regretted(k, chosen))) {
                    add(k, deviator.layout().deviation(deviator.chosen()));
                    added = true;
                }
            }
        }
        return added;
    }

    /** Adds advantages beyond their bounds; whether any was new. */
    boolean separateAdvantages(double[] z) {
        boolean added = false;
        for (Watch watch : watches) {
            for (AdvantageClimb.Extreme extreme : watch.climb.beyond(z, watch.most + BEYOND)) {
                added |= addAdvantage(
                        watch.tied,
                        extreme.deviation(),
                        extreme.step(),
                        extreme.state(),
                        extreme.joint(),
                        extreme.value() * side.tied().get(watch.tied).sign() < 0,
                        watch.bounded.most());
            }
        }
        return added;
    }

    /** Adds a deviation of a tied agent, by its place among {@link Side#tied}. */
    void add(int tied, Deviation deviation) {
        Side.Tied agent = side.tied().get(tied);
        BigFraction[] cut = VisitCounts.difference(
                VisitCounts.of(side.game(), side.question().expert(), deviation), agent.obeying());
        add(cut, agent.sign() < 0, null);
    }

    /**
     * Asks for a tied agent's advantage to be within its bound; false if that is known.
     *
     * @param negative whether it is the negative of the agent's own advantage that is too large
     */
    boolean addAdvantage(
            int tied, Deviation deviation, int step, int state, int joint, boolean negative, BigFraction most) {
        if (!known.add(new Advantaged(tied, deviation, step, state, joint, negative))) {
            return false;
        }
        BigFraction[] cut = AdvantageVisits.of(side.game(), side.question().expert(), deviation, step, state, joint);
        add(cut, negative != (side.tied().get(tied).sign() < 0), most);
        return true;
    }

    private void add(BigFraction[] cut, boolean negated, @Nullable BigFraction most) {
        if (negated) {
            Arrays.setAll(cut, j -> cut[j].negate());
        }
        exact.add(new WorstRewardProgram.Row(cut, most));
        rounded.add(VisitCounts.doubles(cut));
    }

    private double gain(int k, double[] z) {
        int sign = side.tied().get(k).sign();
        double value = deviators.get(k).best(z, sign);
        double[] own = obeying.get(k);
        for (int j = 0; j < z.length; j++) {
            value -= sign * own[j] * z[j];
        }
        return value;
    }
}

package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.Deviation;
import org.hipparchus.fraction.BigFraction;

/**
 * The expert's deviations that were found to matter: {@code t >= sum_j e_j z_j}, e exactly the visits of each row under the
 * deviation less those of obedience, with the sign of the agent's rewards. Of one thread.
 */
final class ExpertCuts {
    private final Side side;
    private final List<FlatDeviator> deviators = new ArrayList<>();
    private final List<double[]> obeying = new ArrayList<>();
    private final List<BigFraction[]> exact = new ArrayList<>();
    private final List<double[]> rounded = new ArrayList<>();
    private final Set<Key> known = new HashSet<>();

    private record Key(int agent, List<Integer> chosen) {}

    ExpertCuts(Side side) {
        this.side = side;
        for (Side.Tied tied : side.tied()) {
            deviators.add(new FlatDeviator(tied.layout()));
            obeying.add(VisitCounts.doubles(tied.obeying()));
        }
    }

    int size() {
        return exact.size();
    }

    List<BigFraction[]> exact() {
        return exact;
    }

    /** A cut's e, in the nearest doubles. */
    double[] rounded(int cut) {
        return rounded.get(cut);
    }

    /** The expert's regret for z, about; 0 where it plays no part. */
    double regret(double[] z) {
        double most = 0;
        for (int k = 0; k < deviators.size(); k++) {
            most = Math.max(most, gain(k, z));
        }
        return most;
    }

    /** Adds each agent's best deviation where it gains more than t; whether something new was added. */
    boolean separate(double[] z, double t) {
        boolean added = false;
        for (int k = 0; k < deviators.size(); k++) {
            if (gain(k, z) > t + 1e-9) {
                FlatDeviator deviator = deviators.get(k);
                List<Integer> chosen = Arrays.stream(deviator.chosen()).boxed().toList();
                if (known.add(new Key(k, chosen))) {
                    add(k, deviator.layout().deviation(deviator.chosen()));
                    added = true;
                }
            }
        }
        return added;
    }

    /** Adds a deviation of a tied agent, by its place among {@link Side#tied}. */
    void add(int tied, Deviation deviation) {
        Side.Tied agent = side.tied().get(tied);
        BigFraction[] cut = VisitCounts.difference(
                VisitCounts.of(side.game(), side.question().expert(), deviation), agent.obeying());
        if (agent.sign() < 0) {
            Arrays.setAll(cut, j -> cut[j].negate());
        }
        exact.add(cut);
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

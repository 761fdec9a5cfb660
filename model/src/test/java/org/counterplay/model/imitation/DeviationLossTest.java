package org.counterplay.model.imitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.sample.BruteForce;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SampleClasses;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Losses by listing all deviations, each played out; and the inequalities between them. */
class DeviationLossTest {
    private static final double MOST_LISTED = 600;
    private static final BigFraction TIGHT = Rationals.of(1, 100_000_000_000L);

    @Test
    void lossesAreThoseOfAllDeviationsListed() {
        ForAll.games(120, DeviationLossTest::check);
    }

    @Tag("long")
    @Test
    void lossesAreThoseOfAllDeviationsListedInManyGames() {
        ForAll.games(20_000, DeviationLossTest::check);
    }

    private static void check(SmallGame sample, long seed) {
        TwoPolicies two = new TwoPolicies(sample, seed);
        BigFraction[][] dE = TwoPolicies.visits(sample, -1, new int[0][][]);
        BigFraction[][] tv = new BigFraction[sample.tableSteps()][sample.states()];
        BigFraction[][] onSupport = new BigFraction[sample.tableSteps()][sample.states()];
        two.places((h, s) -> {
            tv[h - 1][s] = TwoPolicies.tv(sample.sigma(h, s), two.other.sigma(h, s));
            onSupport[h - 1][s] =
                    TwoPolicies.average(dE, s).getNumerator().signum() > 0 ? tv[h - 1][s] : BigFraction.ZERO;
        });
        DeviationClass markov = new DeviationClass.Markov();
        DeviationLoss blades = DeviationLoss.blades(two.game, two.expert, two.learner, markov, Effort.AUTO);
        DeviationLoss malice = DeviationLoss.malice(two.game, two.expert, two.learner, markov, Effort.AUTO);
        assertThat(blades.value().exact()).isTrue();
        assertThat(earned(two, blades.deviation(), tv)).isEqualTo(blades.value().lower());
        assertThat(earned(two, malice.deviation(), onSupport))
                .isEqualTo(malice.value().lower());
        assertThat(malice.value().lower()).isLessThanOrEqualTo(blades.value().lower());
        if (DeviationLoss.covered(two.game, two.expert)) {
            assertThat(malice.value()).isEqualTo(blades.value());
        }
        assertThat(blades.value().lower()).isBetween(BigFraction.ZERO, BigFraction.ONE);
        BigFraction obedient = earned(two, Deviation.identity(two.game, 0, true), tv);
        assertThat(obedient).isLessThanOrEqualTo(blades.value().lower());
        if (count(sample, false) <= MOST_LISTED) {
            assertThat(blades.value().lower()).isEqualTo(best(two, false, tv));
            assertThat(malice.value().lower()).isEqualTo(best(two, false, onSupport));
        }
        DeviationLoss stationary =
                DeviationLoss.blades(two.game, two.expert, two.learner, new DeviationClass.Stationary(), Effort.AUTO);
        assertThat(stationary.deviation().stationary()).isTrue();
        assertThat(stationary.value().upper())
                .isLessThanOrEqualTo(blades.value().upper());
        if (count(sample, true) <= MOST_LISTED) {
            BigFraction tied = best(two, true, tv);
            assertThat(stationary.value()).isEqualTo(Enclosure.exactly(tied));
        }
        for (DeviationClass each : SampleClasses.all(sample, seed)) {
            DeviationLoss own = DeviationLoss.blades(two.game, two.expert, two.learner, each, Effort.AUTO);
            assertThat(own.value().upper())
                    .as(each.name())
                    .isLessThanOrEqualTo(blades.value().upper());
            assertThat(own.value().upper()).as(each.name()).isGreaterThanOrEqualTo(obedient);
            assertThat(earned(two, own.deviation(), tv))
                    .as(each.name())
                    .isGreaterThanOrEqualTo(own.value().lower());
            DeviationLoss flat = DeviationLoss.blades(two.game, two.expert, two.learner, each, Effort.ENCLOSED);
            if (own.value().exact() && !(each instanceof DeviationClass.Stationary)) {
                assertThat(own.value().lower())
                        .as(each.name())
                        .isBetween(flat.value().lower(), flat.value().upper());
                assertThat(flat.value().width()).isLessThan(TIGHT);
            }
            assertThat(earned(two, flat.deviation(), tv))
                    .as(each.name())
                    .isGreaterThanOrEqualTo(flat.value().lower());
        }
    }

    private static double count(SmallGame sample, boolean tied) {
        double count = 0;
        for (int i = 0; i < sample.agents(); i++) {
            count += TwoPolicies.count(sample, i, tied);
        }
        return count;
    }

    private static BigFraction best(TwoPolicies two, boolean tied, BigFraction[][] worth) {
        List<BigFraction> all = new ArrayList<>();
        for (int i = 0; i < two.sample.agents(); i++) {
            int agent = i;
            TwoPolicies.each(two.other, agent, tied, phi -> all.add(earned(two, agent, phi, worth)));
        }
        return all.stream().reduce(BigFraction.ZERO, Rationals::max);
    }

    private static BigFraction earned(TwoPolicies two, Deviation deviation, BigFraction[][] worth) {
        return earned(two, deviation.agent(), new BruteForce(two.other).phi(deviation), worth);
    }

    private static BigFraction earned(TwoPolicies two, int agent, int[][][] phi, BigFraction[][] worth) {
        BigFraction[][] d = TwoPolicies.visits(two.other, agent, phi);
        BigFraction sum = BigFraction.ZERO;
        for (int h = 0; h < d.length; h++) {
            for (int s = 0; s < d[h].length; s++) {
                sum = sum.add(d[h][s].multiply(worth[h][s]));
            }
        }
        return sum.divide(d.length);
    }
}

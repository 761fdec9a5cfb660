package org.counterplay.model.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.sample.ForAll;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The errors by plain loops, and that the enclosures in doubles hold them tightly. */
class ImitationErrorsTest {
    private static final BigFraction TIGHT = Rationals.of(1, 1_000_000_000_000L);

    @Test
    void errorsAreThoseOfTheirDefinitions() {
        ForAll.games(400, ImitationErrorsTest::check);
    }

    @Tag("long")
    @Test
    void errorsAreThoseOfTheirDefinitionsInManyGames() {
        ForAll.games(30_000, ImitationErrorsTest::check);
    }

    private static void check(SmallGame sample, long seed) {
        TwoPolicies two = new TwoPolicies(sample, seed);
        BigFraction[][] dE = TwoPolicies.visits(sample, -1, new int[0][][]);
        BigFraction[][] d = TwoPolicies.visits(two.other, -1, new int[0][][]);
        int steps = sample.tableSteps();
        BigFraction cloning = BigFraction.ZERO;
        BigFraction cloningAtStep = BigFraction.ZERO;
        BigFraction occupancyAtStep = BigFraction.ZERO;
        BigFraction occupancyOverSteps = BigFraction.ZERO;
        BigFraction statesAtStep = BigFraction.ZERO;
        for (int h = 1; h <= steps; h++) {
            BigFraction ofStep = BigFraction.ZERO;
            BigFraction occupancy = BigFraction.ZERO;
            BigFraction states = BigFraction.ZERO;
            for (int s = 0; s < sample.states(); s++) {
                ofStep = ofStep.add(dE[h - 1][s].multiply(TwoPolicies.tv(sample.sigma(h, s), two.other.sigma(h, s))));
                states = states.add(dE[h - 1][s].subtract(d[h - 1][s]).abs());
                for (int a = 0; a < sample.joints(s); a++) {
                    occupancy = occupancy.add(dE[h - 1][s]
                            .multiply(sample.sigma(h, s)[a])
                            .subtract(d[h - 1][s].multiply(two.other.sigma(h, s)[a]))
                            .abs());
                }
            }
            cloning = cloning.add(ofStep.divide(steps));
            occupancyOverSteps = occupancyOverSteps.add(occupancy.divide(steps));
            cloningAtStep = Rationals.max(cloningAtStep, ofStep);
            occupancyAtStep = Rationals.max(occupancyAtStep, occupancy);
            statesAtStep = Rationals.max(statesAtStep, states);
        }
        BigFraction occupancy = BigFraction.ZERO;
        BigFraction states = BigFraction.ZERO;
        for (int s = 0; s < sample.states(); s++) {
            states = states.add(TwoPolicies.average(dE, s)
                    .subtract(TwoPolicies.average(d, s))
                    .abs());
            for (int a = 0; a < sample.joints(s); a++) {
                BigFraction difference = BigFraction.ZERO;
                for (int h = 1; h <= steps; h++) {
                    difference = difference
                            .add(dE[h - 1][s].multiply(sample.sigma(h, s)[a]))
                            .subtract(d[h - 1][s].multiply(two.other.sigma(h, s)[a]));
                }
                occupancy = occupancy.add(difference.abs().divide(steps));
            }
        }
        BigFraction marginal = BigFraction.ZERO;
        for (int i = 0; i < sample.agents(); i++) {
            BigFraction own = BigFraction.ZERO;
            for (int h = 1; h <= steps; h++) {
                for (int s = 0; s < sample.states(); s++) {
                    for (int b = 0; b < sample.counts[s][i]; b++) {
                        BigFraction difference = BigFraction.ZERO;
                        for (int a = 0; a < sample.joints(s); a++) {
                            if (sample.part(s, a, i) == b) {
                                difference = difference.add(
                                        sample.sigma(h, s)[a].subtract(two.other.sigma(h, s)[a]));
                            }
                        }
                        own = own.add(dE[h - 1][s].multiply(difference.abs()).divide(steps));
                    }
                }
            }
            marginal = Rationals.max(marginal, own);
        }
        ImitationErrors exact = ImitationErrors.of(two.game, two.expert, two.learner, Effort.EXACT);
        assertThat(exact.behaviorCloning()).isEqualTo(Enclosure.exactly(cloning));
        assertThat(exact.behaviorCloningAtStep().value()).isEqualTo(Enclosure.exactly(cloningAtStep));
        assertThat(exact.occupancy()).isEqualTo(Enclosure.exactly(occupancy));
        assertThat(exact.occupancyAtStep().value()).isEqualTo(Enclosure.exactly(occupancyAtStep));
        assertThat(exact.occupancyOverSteps()).isEqualTo(Enclosure.exactly(occupancyOverSteps));
        assertThat(exact.states()).isEqualTo(Enclosure.exactly(states));
        assertThat(exact.statesAtStep().value()).isEqualTo(Enclosure.exactly(statesAtStep));
        assertThat(exact.marginalCloning().value()).isEqualTo(Enclosure.exactly(marginal));
        assertThat(states).as("state occupancies are marginals").isLessThanOrEqualTo(occupancy);
        assertThat(occupancy).as("averaging contracts").isLessThanOrEqualTo(occupancyOverSteps);
        assertThat(marginal).as("a marginal's L1 is at most twice TV").isLessThanOrEqualTo(cloning.multiply(2));

        ImitationErrors flat = ImitationErrors.of(two.game, two.expert, two.learner, Effort.ENCLOSED);
        // Visits of a discounted game solve a system whose inverse has norm 1 / (1 - gamma), and so has its rounding
        // errors' bound.
        BigFraction width = sample.discounted() ? TIGHT.divide(BigFraction.ONE.subtract(sample.gamma)) : TIGHT;
        assertEncloses(flat.behaviorCloning(), cloning, width);
        assertEncloses(flat.behaviorCloningAtStep().value(), cloningAtStep, width);
        assertEncloses(flat.occupancy(), occupancy, width);
        assertEncloses(flat.occupancyAtStep().value(), occupancyAtStep, width);
        assertEncloses(flat.occupancyOverSteps(), occupancyOverSteps, width);
        assertEncloses(flat.states(), states, width);
        assertEncloses(flat.statesAtStep().value(), statesAtStep, width);
        assertEncloses(flat.marginalCloning().value(), marginal, width);
        momentsMatch(two, seed, occupancy);
    }

    /** The sign of the difference attains the complete class; every function in [-1,1] is below. */
    private static void momentsMatch(TwoPolicies two, long seed, BigFraction occupancy) {
        BigFraction[] difference = FeatureMoments.occupancyDifference(two.game, two.expert, two.learner);
        SplittableRandom random = new SplittableRandom(seed);
        List<BigFraction[]> functions = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            BigFraction[] function = new BigFraction[difference.length];
            for (int row = 0; row < function.length; row++) {
                function[row] = Rationals.of(random.nextInt(-4, 5), 4);
            }
            functions.add(function);
        }
        FeatureMoments some = FeatureMoments.of(two.game, two.expert, two.learner, functions);
        assertThat(some.error()).isLessThanOrEqualTo(some.symmetric());
        assertThat(some.symmetric()).isLessThanOrEqualTo(occupancy);
        BigFraction[] sign = new BigFraction[difference.length];
        for (int row = 0; row < sign.length; row++) {
            sign[row] = Rationals.of(difference[row].getNumerator().signum());
        }
        functions.add(sign);
        FeatureMoments complete = FeatureMoments.of(two.game, two.expert, two.learner, functions);
        assertThat(complete.error()).isEqualTo(occupancy);
        assertThat(complete.moments().get(complete.function())).isEqualTo(complete.error());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureMoments.of(two.game, two.expert, two.learner, List.of()));
    }

    private static void assertEncloses(Enclosure enclosure, BigFraction number, BigFraction width) {
        assertThat(number).isBetween(enclosure.lower(), enclosure.upper());
        assertThat(enclosure.width()).isLessThan(width);
    }
}

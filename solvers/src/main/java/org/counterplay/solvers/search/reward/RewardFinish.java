package org.counterplay.solvers.search.reward;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.WorstRewardProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The best rewards for a given gain of each row (that of a deviation), exactly: a linear program over the rationals with those
 * of the expert's deviations that bind, which are found by exact best responses. With a price and a fixed deviation the
 * outcome is the exact optimum over all rewards.
 */
final class RewardFinish {
    /** Cases of deviations after which the largest advantage is only known to be within bounds. */
    static final long MOST_CASES = 500;

    private static final int MOST_ROUNDS = 200;

    /** Divides rewards to what the exact check refuses or takes as it is: rewards must then be constant. */
    private static final BigFraction NOTHING_LEFT = new BigFraction(BigInteger.ONE.shiftLeft(60), BigInteger.ONE);

    private final Side side;
    private final ExpertCuts cuts;
    private final BooleanSupplier stop;

    /**
     * Rewards and what is known of them.
     *
     * @param z per game row
     * @param objective {@code gain z - price t}, in units of the width of the rewards
     * @param optimal whether no rewards are better for this gain, proved
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Rewards(BigFraction[] z, BigFraction objective, boolean optimal) {}

    RewardFinish(Side side, ExpertCuts cuts, BooleanSupplier stop) {
        this.side = side;
        this.cuts = cuts;
        this.stop = stop;
    }

    /**
     * The best rewards; null where none could be found in time.
     *
     * @param gain per game row
     */
    @Nullable
    Rewards of(BigFraction[] gain) {
        if (!side.constrained()) {
            BigFraction[] z = new BigFraction[gain.length];
            Arrays.setAll(z, j -> gain[j].getNumerator().signum() > 0 ? BigFraction.ONE : BigFraction.ZERO);
            return new Rewards(z, sum(gain, z), true);
        }
        RewardCutting.prepare(side, cuts, gain, allowed());
        ExactOptimum exact = new ExactOptimum();
        Rewards last = null;
        for (int round = 0; round < MOST_ROUNDS && !stop.getAsBoolean(); round++) {
            ExactOutcome outcome = exact.of(
                    WorstRewardProgram.of(gain, Rationals.of(side.price()), allowed(), cuts.exact()),
                    SolveOptions.DEFAULT.withInterruption(stop::getAsBoolean));
            if (!(outcome instanceof ExactOutcome.Optimal optimal)) {
                break;
            }
            BigFraction[] z = Arrays.copyOf(optimal.primal(), gain.length);
            BigFraction t = optimal.primal()[gain.length];
            Game game = RewardedGame.of(side.game(), side.rewards(z));
            int before = cuts.size();
            BigFraction regret = side.withExpert() ? regretOrCuts(game, t) : BigFraction.ZERO;
            BigFraction excess = excessOrCuts(game);
            if (regret.compareTo(t) <= 0 && excess.compareTo(BigFraction.ONE) <= 0) {
                return new Rewards(z, optimal.objective(), true);
            }
            last = repaired(gain, z, regret, excess);
            if (cuts.size() == before) {
                break; // the largest advantage is not known well enough to say what is wrong
            }
        }
        return last;
    }

    private BigFraction allowed() {
        BigFraction most = Rationals.of((long) Math.ceil(side.layout().length()) + 1);
        BigFraction allowed = side.allowed();
        return allowed == null ? most : Rationals.min(most, allowed);
    }

    /** Regret and advantages are proportional to rewards: smaller ones keep within what is allowed. */
    private Rewards repaired(BigFraction[] gain, BigFraction[] z, BigFraction regret, BigFraction excess) {
        BigFraction allowed = side.allowed();
        BigFraction factor = Rationals.min(BigFraction.ONE, excess.reciprocal());
        if (allowed != null && regret.compareTo(allowed) > 0) {
            factor = Rationals.min(factor, allowed.divide(regret));
        }
        BigFraction[] kept = Arrays.stream(z).map(factor::multiply).toArray(BigFraction[]::new);
        BigFraction left = regret.multiply(factor);
        return new Rewards(kept, sum(gain, kept).subtract(left.multiply(Rationals.of(side.price()))), false);
    }

    /**
     * By which factor advantages are at most too large, proved; those that are known to be become cuts. At least 1; where an
     * advantage must be 0, so large that nothing is left.
     */
    private BigFraction excessOrCuts(Game game) {
        BigFraction width = Side.width(side.question());
        BigFraction excess = BigFraction.ONE;
        for (Side.Bounded bounded : side.advantages()) {
            Recoverability largest = Recoverability.of(
                    game, side.question().expert(), Recoverability.Over.STATIONARY, bounded.places(), MOST_CASES);
            BigFraction upper = largest.value().upper().divide(width);
            if (upper.compareTo(bounded.most()) > 0) {
                excess = Rationals.max(
                        excess,
                        bounded.most().getNumerator().signum() == 0 ? NOTHING_LEFT : upper.divide(bounded.most()));
            }
            if (largest.value().lower().divide(width).compareTo(bounded.most()) > 0) {
                cuts.addAdvantage(
                        tied(largest.agent()),
                        largest.deviation(),
                        largest.step(),
                        largest.state(),
                        largest.joint(),
                        largest.advantage().getNumerator().signum() < 0,
                        bounded.most());
            }
        }
        return excess;
    }

    /** The place of an agent among {@link Side#tied}; one whose rewards are constant has no advantages. */
    private int tied(int agent) {
        for (int k = 0; k < side.tied().size(); k++) {
            if (side.tied().get(k).agent() == agent) {
                return k;
            }
        }
        throw new IllegalStateException("agent " + agent + " has advantages though its rewards are constant");
    }

    /** The exact regret of the tied agents; the deviations that gain more than t become cuts. */
    private BigFraction regretOrCuts(Game game, BigFraction t) {
        Certification certified = GapCheck.certified(game, side.question().expert(), new DeviationClass.Markov());
        Certificate certificate = certified.certificate();
        BigFraction width = Side.width(side.question());
        BigFraction most = BigFraction.ZERO;
        for (int k = 0; k < side.tied().size(); k++) {
            int agent = side.tied().get(k).agent();
            BigFraction regret =
                    certificate.agents().get(agent).regret().upper().divide(width);
            most = Rationals.max(most, regret);
            if (regret.compareTo(t) > 0) {
                cuts.add(
                        k,
                        Deviation.of(
                                side.game(),
                                agent,
                                certificate.agents().get(agent).deviation().changes()));
            }
        }
        return most;
    }

    private static BigFraction sum(BigFraction[] gain, BigFraction[] z) {
        ExactSum sum = new ExactSum();
        for (int j = 0; j < gain.length; j++) {
            sum.addProduct(gain[j], z[j]);
        }
        return sum.value();
    }
}

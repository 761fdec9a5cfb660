package org.counterplay.model.proof;

import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.SiteMemory;
import org.hipparchus.fraction.BigFraction;

/** Tables of a finite-horizon game, by backward induction. */
final class FiniteTables implements Tables {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final Arithmetic arithmetic;
    private final long mostPlaces;
    private final int bits;
    private final SiteMemory memory;

    FiniteTables(Game game, Policy policy, int agent, Arithmetic arithmetic, long mostPlaces, BigFraction width) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.arithmetic = arithmetic;
        this.mostPlaces = mostPlaces;
        memory = new SiteMemory(game, policy, agent);
        // Each of H steps rounds by 2^-bits, four tables: 8 bits to spare beyond log2(4 H / width).
        long steps = ((Horizon.Finite) game.horizon()).steps();
        BigFraction ratio = Rationals.of(steps).multiply(1024).divide(width);
        bits = Math.max(
                64, ratio.getNumerator().bitLength() - ratio.getDenominator().bitLength() + 1);
    }

    @Override
    public Pair pair(Choices single) throws TooLarge {
        return switch (arithmetic) {
            case EXACT -> {
                Table exact = rational(single, Rounding.NONE).table();
                yield new Pair(exact, exact);
            }
            case ENCLOSED ->
                new Pair(
                        rational(single, Rounding.down(bits)).table(),
                        rational(single, Rounding.up(bits)).table());
            case INTERVAL ->
                new Pair(
                        IntervalInduction.run(game, policy, agent, single, false)
                                .table(),
                        IntervalInduction.run(game, policy, agent, single, true).table());
        };
    }

    @Override
    public Best best(Choices choices) throws TooLarge {
        return switch (arithmetic) {
            case EXACT -> rational(choices, Rounding.NONE);
            case ENCLOSED -> rational(choices, Rounding.up(bits));
            case INTERVAL -> IntervalInduction.run(game, policy, agent, choices, true);
        };
    }

    @Override
    public Table follow(Choices.Following following) throws TooLarge {
        return switch (arithmetic) {
            case EXACT -> rational(following, Rounding.NONE).table();
            case ENCLOSED -> rational(following, Rounding.down(bits)).table();
            case INTERVAL ->
                IntervalInduction.run(game, policy, agent, following, false).table();
        };
    }

    private Best rational(Choices choices, Rounding rounding) throws TooLarge {
        boolean many = choices instanceof Choices.Within;
        return RationalInduction.run(game, policy, agent, choices, rounding, mostPlaces, many ? memory : null);
    }
}

package org.counterplay.model.proof;

import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;

/** Tables of a discounted game, by policy iteration from a proposal. */
final class DiscountedTables implements Tables {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final Arithmetic arithmetic;
    private final boolean anySize;
    private final BigFraction width;
    private final Deviation proposal;

    DiscountedTables(
            Game game,
            Policy policy,
            int agent,
            Arithmetic arithmetic,
            boolean anySize,
            BigFraction width,
            Deviation proposal) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.arithmetic = arithmetic;
        this.anySize = anySize;
        this.width = width.divide(8); // four tables share the width that is asked for
        this.proposal = proposal;
    }

    @Override
    public Pair pair(Choices single) throws TooLarge {
        if (arithmetic == Arithmetic.EXACT) {
            Table exact = run(single, proposal, false).table();
            return new Pair(exact, exact);
        }
        return new Pair(
                run(single, proposal, false).table(),
                run(single, proposal, true).table());
    }

    @Override
    public Best best(Choices choices) throws TooLarge {
        return run(choices, proposal, true);
    }

    @Override
    public Table follow(Choices.Following following) throws TooLarge {
        return run(following, following.deviation(), false).table();
    }

    private Best run(Choices choices, Deviation start, boolean up) throws TooLarge {
        return switch (arithmetic) {
            case EXACT -> DiscountedProof.exact(game, policy, agent, choices, start, anySize);
            case ENCLOSED -> DiscountedProof.enclosed(game, policy, agent, choices, start, up, width, anySize);
            case INTERVAL -> DiscountedIntervals.run(game, policy, agent, choices, start, up);
        };
    }
}

package org.counterplay.model.proof;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.certificate.ValueTable;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;

/**
 * Builds a certificate of each agent's regret, in the finest arithmetic that the precision allows and the size affords.
 *
 * <p>A game is proved in one arithmetic for all agents. {@link Precision.Effort#AUTO}: exact rationals; where their values
 * grow too long, rationals rounded outward; where the game has too many places for rationals, intervals of doubles.
 */
public final class Prover {
    /** Places of a finite-horizon game (over all tables of an agent) up to which rationals are tried. */
    private static final long MOST_PLACES_RATIONAL = 150_000;

    /** Places over all tables of a listed class. */
    private static final long MOST_PLACES_LISTED = 20_000_000;

    private final Game game;
    private final Policy policy;
    private final DeviationClass deviations;
    private final Proposal proposal;
    private final Precision precision;

    private Prover(Game game, Policy policy, DeviationClass deviations, Proposal proposal, Precision precision) {
        this.game = game;
        this.policy = policy;
        this.deviations = deviations;
        this.proposal = proposal;
        this.precision = precision;
    }

    /**
     * The certificate; to be passed through {@link org.counterplay.model.certificate.Checker} before anything is said of it.
     *
     * @throws HarderClass if the class is stationary or has a budget, the best markov deviation is not in it, and the
     *     proposal has no cases
     * @throws IllegalArgumentException if an arithmetic is asked for that does not serve the game's size
     */
    public static Certificate prove(
            Game game, Policy policy, DeviationClass deviations, Proposal proposal, Precision precision) {
        return new Prover(game, policy, deviations, proposal, precision).prove();
    }

    private Certificate prove() {
        for (Arithmetic arithmetic : candidates()) {
            try {
                List<AgentProof> agents = new ArrayList<>();
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    agents.add(prove(agent, tables(agent, arithmetic)));
                }
                return new Certificate(game, policy, deviations, arithmetic, agents);
            } catch (TooLarge expected) {
                // the next coarser arithmetic is tried
            }
        }
        throw new IllegalArgumentException("the game is too large for the arithmetic " + precision.effort()
                + "; ask for AUTO or INTERVAL, or a wider precision");
    }

    private List<Arithmetic> candidates() {
        long size = (long) game.stateCount() * game.horizon().tableSteps();
        return switch (precision.effort()) {
            case EXACT -> List.of(Arithmetic.EXACT);
            case ENCLOSED -> List.of(Arithmetic.ENCLOSED);
            case INTERVAL -> List.of(Arithmetic.INTERVAL);
            case AUTO ->
                size > 40 * MOST_PLACES_RATIONAL
                        ? List.of(Arithmetic.INTERVAL)
                        : List.of(Arithmetic.EXACT, Arithmetic.ENCLOSED, Arithmetic.INTERVAL);
        };
    }

    private Tables tables(int agent, Arithmetic arithmetic) {
        boolean forced = precision.effort() != Precision.Effort.AUTO;
        return switch (game.horizon()) {
            case Horizon.Finite finite ->
                new FiniteTables(
                        game,
                        policy,
                        agent,
                        arithmetic,
                        forced ? Long.MAX_VALUE : MOST_PLACES_RATIONAL,
                        precision.width());
            case Horizon.Discounted discounted ->
                new DiscountedTables(
                        game,
                        policy,
                        agent,
                        arithmetic,
                        forced,
                        precision.width(),
                        proposal.deviations().get(agent));
        };
    }

    private AgentProof prove(int agent, Tables tables) throws TooLarge {
        Tables.Pair obeying = tables.pair(new Choices.Obedience());
        BigFraction valueLower = obeying.lower().atStart(game);
        BigFraction valueUpper = obeying.upper().atStart(game);
        List<ValueTable> bounding = new ArrayList<>();
        BigFraction most = null;
        Deviation best = Deviation.identity(game, agent, true);
        for (Choices choices : alternatives(agent)) {
            Tables.Best candidate = tables.best(choices);
            bounding.add(candidate.table().toValueTable());
            BigFraction worth = candidate.table().atStart(game);
            if (choices instanceof Choices.Within within) {
                worth = worth.add(within.one().allowance());
            }
            if (most == null || worth.compareTo(most) > 0) {
                most = worth;
                best = choices instanceof Choices.Following following ? following.deviation() : candidate.deviation();
            }
        }
        if (most == null || most.compareTo(valueLower) <= 0) {
            best = Deviation.identity(game, agent, true); // obedience is as good as anything in the class
        }
        best = withinClass(agent, best);
        Table deviating = tables.follow(new Choices.Following(best));
        BigFraction deviatingValue = deviating.atStart(game);
        if (deviatingValue.compareTo(valueUpper) <= 0 && !best.changes().isEmpty()) {
            best = Deviation.identity(game, agent, true);
            deviating = obeying.lower();
            deviatingValue = valueLower;
        }
        BigFraction gain = Rationals.max(BigFraction.ZERO, deviatingValue.subtract(valueUpper));
        BigFraction bound =
                most == null ? BigFraction.ZERO : Rationals.max(BigFraction.ZERO, most.subtract(valueLower));
        ValueTable lower = obeying.lower().toValueTable();
        @SuppressWarnings("ReferenceEquality") // one table for both sides is written once
        boolean oneTable = obeying.upper() == obeying.lower();
        return new AgentProof(
                new Enclosure(valueLower, valueUpper),
                new Enclosure(gain, bound),
                lower,
                oneTable ? lower : obeying.upper().toValueTable(),
                best,
                deviating.toValueTable(),
                bounding,
                harder() ? cover(agent) : Cover.WHOLE);
    }

    /** Whether markov deviations bound the class, but need not be in it. */
    private boolean harder() {
        return deviations instanceof DeviationClass.Stationary || deviations instanceof DeviationClass.Budget;
    }

    private Cover cover(int agent) {
        return proposal.covers().isEmpty() ? Cover.WHOLE : proposal.covers().get(agent);
    }

    /** The deviation if it comes to one of the class in play; else what a search proposed. */
    private Deviation withinClass(int agent, Deviation best) {
        if (!harder()) {
            return best;
        }
        Deviation member = HarderMember.of(game, policy, deviations, best);
        if (!proposal.covers().isEmpty()) {
            Deviation proposed = proposal.deviations().get(agent);
            if (HarderMember.of(game, policy, deviations, proposed) == null) {
                throw new IllegalArgumentException("the deviation that is proposed for agent "
                        + game.agents().get(agent) + " is not in the class " + deviations.name());
            }
            boolean whole = cover(agent).cases() instanceof Cases.Whole;
            return whole && member != null ? member : proposed;
        }
        if (member != null) {
            return member;
        }
        throw HarderMember.harder(game, policy, deviations, agent);
    }

    /** The choices whose tables together bound the class. */
    private List<Choices> alternatives(int agent) {
        return switch (deviations) {
            case DeviationClass.Listed listed -> {
                List<Choices> list = new ArrayList<>();
                for (DeviationClass.Candidate candidate : listed.candidates()) {
                    if (candidate.agent() == agent) {
                        list.add(new Choices.Following(Deviation.of(game, agent, candidate.changes())));
                    }
                }
                yield checked(list.size(), list);
            }
            case DeviationClass.Swaps swaps -> {
                long count = 0;
                for (int s = 0; s < game.stateCount(); s++) {
                    long actions = game.actions(s).count(agent);
                    count += actions * (actions - 1);
                }
                checked(count, List.of());
                List<Choices> list = new ArrayList<>();
                for (int s = 0; s < game.stateCount(); s++) {
                    int actions = game.actions(s).count(agent);
                    for (int swap = 0; swap < actions * actions; swap++) {
                        if (swap / actions != swap % actions) {
                            Deviation deviation = Deviation.identity(game, agent, true);
                            deviation.set(1, s, swap / actions, swap % actions);
                            list.add(new Choices.Following(deviation));
                        }
                    }
                }
                yield list;
            }
            case DeviationClass.Stationary stationary -> cases(agent);
            case DeviationClass.Budget budget -> cases(agent);
            default -> List.of(Choices.of(deviations, agent));
        };
    }

    private List<Choices> cases(int agent) {
        Cover cover = cover(agent);
        List<Choices> list = new ArrayList<>();
        for (Case one : cover.cases().of(deviations)) {
            list.add(new Choices.Within(one, cover));
        }
        return checked(list.size(), list);
    }

    private List<Choices> checked(long count, List<Choices> list) {
        long places = count * game.stateCount() * game.horizon().tableSteps();
        if (places > MOST_PLACES_LISTED) {
            throw new IllegalArgumentException("class " + deviations.name() + " has " + count
                    + " deviations of one agent, each with a table of up to "
                    + (long) game.stateCount() * game.horizon().tableSteps() + " places; at most " + MOST_PLACES_LISTED
                    + " places in all are supported. Maybe use markov, whose regret is an upper bound");
        }
        return list;
    }
}

package org.counterplay.model.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.counterplay.model.certificate.Backup.MissingPlace;
import org.counterplay.model.certificate.Backup.Relation;
import org.counterplay.model.certificate.Membership.NoDeviation;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The independent checker: accepts a certificate only if each of its inequalities holds; see the package for what that
 * proves. It uses no solver, and no floating point except in {@link Arithmetic#INTERVAL} certificates, where every operation
 * is rounded outward.
 */
public final class Checker {
    private static final int MOST_FAULTS = 10;

    private final Certificate certificate;
    private final Game game;
    private final List<String> faults = new ArrayList<>();
    private int places;

    private Checker(Certificate certificate) {
        this.certificate = certificate;
        game = certificate.game();
    }

    /** Judges a certificate. Never throws for what a certificate can hold. */
    public static Judgement check(Certificate certificate) {
        return new Checker(certificate).check();
    }

    private Judgement check() {
        int policySteps = certificate.policy().steps();
        if (certificate.policy().stateCount() != game.stateCount()
                || (policySteps != 1 && policySteps != game.horizon().tableSteps())) {
            fault("the policy is not one for this game");
        } else if (!recommendsActionsOfTheGame()) {
            fault("the policy recommends a joint action that the game does not have");
        } else if (certificate.agents().size() != game.agentCount()) {
            fault("there are proofs for " + certificate.agents().size() + " of " + game.agentCount() + " agents");
        } else {
            for (int agent = 0; agent < game.agentCount() && faults.size() < MOST_FAULTS; agent++) {
                check(agent, certificate.agents().get(agent));
            }
        }
        return faults.isEmpty() ? new Judgement.Accepted(places) : new Judgement.Rejected(faults);
    }

    private boolean recommendsActionsOfTheGame() {
        Policy policy = certificate.policy();
        for (int step = 1; step <= policy.steps(); step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                for (int k = policy.first(step, s); k < policy.end(step, s); k++) {
                    if (policy.joints()[k] >= game.actions(s).size()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void check(int agent, AgentProof proof) {
        String who = "agent " + game.agents().get(agent) + ": ";
        if (proof.deviation().agent() != agent) {
            fault(who + "its deviation is another agent's");
            return;
        }
        if (!proof.deviation().isFor(game)) {
            fault(who + "its deviation is not one for this game");
            return;
        }
        String uncovered = new CoverCheck(certificate, agent).fault();
        if (uncovered != null) {
            fault(who + uncovered);
            return;
        }
        try {
            String outside = new Membership(certificate, proof).whyOutside();
            if (outside != null) {
                fault(who + "the deviation is not in the class "
                        + certificate.deviations().name() + ": " + outside);
            }
            checkBounds(agent, proof, who);
        } catch (NoDeviation | Cover.NoRarity e) {
            fault(who + e.getMessage());
        }
    }

    /** All but the membership of the deviation. */
    private void checkBounds(int agent, AgentProof proof, String who) {
        boolean exact = certificate.arithmetic() == Arithmetic.EXACT;
        Relation below = exact ? Relation.EQUAL : Relation.AT_MOST;
        Relation above = exact ? Relation.EQUAL : Relation.AT_LEAST;
        Play obey = new Play.Obey();
        BigFraction valueLower = inequality(who + "value of obedience", agent, proof.obeyingLower(), below, obey);
        // One table for both sides need not be checked twice; two equal ones are, which costs only time.
        @SuppressWarnings("ReferenceEquality")
        boolean oneTable = proof.obeyingUpper() == proof.obeyingLower();
        BigFraction valueUpper = oneTable && exact
                ? valueLower
                : inequality(who + "value of obedience, above", agent, proof.obeyingUpper(), above, obey);
        BigFraction deviating = inequality(
                who + "value of the deviation", agent, proof.deviating(), below, new Play.Follow(proof.deviation()));
        BigFraction gain = Rationals.max(BigFraction.ZERO, deviating.subtract(valueUpper));
        BigFraction bound = BigFraction.ZERO;
        List<Supplier<Play>> plays = plays(agent, proof.cover());
        if (plays.size() != proof.bounding().size()) {
            fault(who + "there are " + proof.bounding().size() + " tables that bound deviations; the class needs "
                    + plays.size());
            return;
        }
        for (int k = 0; k < plays.size(); k++) {
            Play play = plays.get(k).get();
            BigFraction most = inequality(
                    who + "bound on deviations" + (plays.size() == 1 ? "" : " " + (k + 1)),
                    agent,
                    proof.bounding().get(k),
                    above,
                    play);
            if (play instanceof Play.Within within) {
                most = most.add(within.one().allowance());
            }
            bound = Rationals.max(bound, most.subtract(valueLower));
        }
        claim(who + "value", proof.value(), valueLower, valueUpper);
        claim(who + "regret", proof.regret(), gain, bound);
    }

    /**
     * The operators whose tables together bound every deviation of the class; each is made when its turn comes, since a
     * deviation is as long as the game and a class can have as many as the game has places.
     */
    private List<Supplier<Play>> plays(int agent, Cover cover) {
        return switch (certificate.deviations()) {
            case DeviationClass.Markov markov -> List.of(Play.Any::new);
            case DeviationClass.Stationary stationary -> cases(cover);
            case DeviationClass.Budget budget -> cases(cover);
            case DeviationClass.Coarse coarse -> List.of(Play.AnyUnseen::new);
            case DeviationClass.Masked masked -> List.of(() -> new Play.Allowed(agent, masked.allowed()));
            case DeviationClass.Listed listed ->
                listed.candidates().stream()
                        .filter(candidate -> candidate.agent() == agent)
                        .<Supplier<Play>>map(
                                candidate -> () -> new Play.Follow(Membership.deviation(game, agent, candidate)))
                        .toList();
            case DeviationClass.Swaps swaps -> swaps(agent);
        };
    }

    /** Every deviation of the class plays within one of the cases, at each place for itself: so it is bounded like markov. */
    private List<Supplier<Play>> cases(Cover cover) {
        return cover.cases().of(certificate.deviations()).stream()
                .<Supplier<Play>>map(one -> () -> new Play.Within(one, cover))
                .toList();
    }

    private List<Supplier<Play>> swaps(int agent) {
        List<Supplier<Play>> plays = new ArrayList<>();
        for (int s = 0; s < game.stateCount(); s++) {
            int state = s;
            int count = game.actions(s).count(agent);
            for (int swap = 0; swap < count * count; swap++) {
                int told = swap / count;
                int played = swap % count;
                if (told != played) {
                    plays.add(() -> {
                        Deviation deviation = Deviation.identity(game, agent, true);
                        deviation.set(1, state, told, played);
                        return new Play.Follow(deviation);
                    });
                }
            }
        }
        return plays;
    }

    /**
     * Checks a table at all of its places and returns {@code rho_0 table}. A table must have just the places that are
     * reached from the initial states.
     */
    private BigFraction inequality(String what, int agent, ValueTable table, Relation relation, Play play) {
        int steps = game.horizon().tableSteps();
        boolean discounted = game.horizon() instanceof Horizon.Discounted;
        if (table.steps() != steps) {
            fault(what + ": the table has " + table.steps() + " steps instead of " + steps);
            return BigFraction.ZERO;
        }
        Backup backup = certificate.arithmetic() == Arithmetic.INTERVAL
                ? new IntervalBackup(game, certificate.policy(), agent)
                : new RationalBackup(game, certificate.policy(), agent);
        boolean[] initial = new boolean[game.stateCount()];
        for (int s : game.initialStates()) {
            initial[s] = true;
        }
        for (int step = 1; step <= steps; step++) { // all of them first: each step is compared with the one after
            int[] states = table.states(step);
            if (states.length > 0 && states[states.length - 1] >= game.stateCount()) {
                fault(what + ": state number " + states[states.length - 1] + " does not exist");
                return BigFraction.ZERO;
            }
        }
        for (int step = 1; step <= steps; step++) {
            int[] states = table.states(step);
            int nextStep = discounted ? 1 : step < steps ? step + 1 : -1;
            backup.follow(table, nextStep);
            for (int k = 0; k < states.length && faults.size() < MOST_FAULTS; k++) {
                compare(what, backup, play, relation, table, table.first(step) + k, step, states[k]);
            }
            if (nextStep > 0 && faults.isEmpty()) {
                for (int s : table.states(nextStep)) {
                    if (!backup.reached(s) && !(discounted && initial[s])) {
                        fault(what + ": " + place(nextStep, s) + " has a value but is not reached");
                        break;
                    }
                }
            }
        }
        return atStart(what, table, initial);
    }

    private void compare(
            String what,
            Backup backup,
            Play play,
            Relation relation,
            ValueTable table,
            int entry,
            int step,
            int state) {
        places++;
        try {
            if (!backup.holds(play, relation, table, entry, step, state)) {
                fault(what + ": the value "
                        + Rationals.format(table.values().at(entry)) + " at " + place(step, state) + " is not "
                        + switch (relation) {
                            case AT_MOST -> "at most";
                            case EQUAL -> "equal to";
                            case AT_LEAST -> "at least";
                        }
                        + " what follows from the step after");
            }
        } catch (MissingPlace missing) {
            fault(what + ": there is no value for state " + game.states().get(missing.state()) + ", which can follow "
                    + place(step, state));
        }
    }

    private BigFraction atStart(String what, ValueTable table, boolean[] initial) {
        int[] states = table.states(1);
        NumberColumn weights = game.initialProbabilities();
        ExactSum sum = new ExactSum();
        int seen = 0;
        for (int k = 0; k < states.length; k++) {
            if (initial[states[k]]) {
                sum.addProduct(weights.at(seen++), table.values().at(table.first(1) + k));
            } else if (!(game.horizon() instanceof Horizon.Discounted)) {
                fault(what + ": " + place(1, states[k]) + " has a value but is no initial state");
            }
        }
        if (seen != game.initialStates().length) {
            fault(what + ": not every initial state has a value");
        }
        return sum.value();
    }

    private void claim(String what, Enclosure claimed, BigFraction lower, BigFraction upper) {
        if (!claimed.lower().equals(lower) || !claimed.upper().equals(upper)) {
            fault(what + " is claimed to be in [" + Rationals.format(claimed.lower()) + ", "
                    + Rationals.format(claimed.upper()) + "]; the tables prove [" + Rationals.format(lower) + ", "
                    + Rationals.format(upper) + "]");
        }
    }

    private String place(int step, int state) {
        String name = "state " + game.states().get(state);
        return game.horizon() instanceof Horizon.Finite ? "step " + step + ", " + name : name;
    }

    private void fault(String text) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(text);
        }
    }
}

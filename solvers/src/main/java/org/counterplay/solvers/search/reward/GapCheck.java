package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a witness of a game and two policies: regrets by certificates that the independent checker has accepted, demands
 * against exact numbers. One that fails a demand is none.
 */
public final class GapCheck {
    private static final Precision EXACT = new Precision(Precision.Effort.EXACT, Rationals.of(1, 1_000_000_000L));

    private final Game game;
    private final Policy expert;
    private final Policy learner;
    private final Certification expertRegret;
    private final List<Witness.Check> checks = new ArrayList<>();
    private boolean holds = true;

    /** @param expertRegret the expert's regret in this game under markov deviations, exact */
    private GapCheck(Game game, Policy expert, Policy learner, Certification expertRegret) {
        this.game = game;
        this.expert = expert;
        this.learner = learner;
        this.expertRegret = expertRegret;
    }

    /** A check whose expert is certified here. */
    public static GapCheck of(Game game, Policy expert, Policy learner) {
        return new GapCheck(game, expert, learner, certified(game, expert, new DeviationClass.Markov()));
    }

    /** A check with the expert's certificate, which must be of this very game and policy. */
    public static GapCheck of(Game game, Policy expert, Policy learner, Certification expertRegret) {
        if (expertRegret.certificate().game() != game
                || expertRegret.certificate().policy() != expert) {
            throw new IllegalArgumentException("the certificate is of another game or policy");
        }
        return new GapCheck(game, expert, learner, expertRegret);
    }

    /** A policy's regret, exactly. */
    public static Certification certified(Game game, Policy policy, DeviationClass deviations) {
        return Certification.of(game, policy, deviations, new StructuredFinder(), EXACT);
    }

    public Certification expertRegret() {
        return expertRegret;
    }

    /** Asks for a number to be at most another. */
    public GapCheck atMost(String name, String reading, BigFraction actual, BigFraction bound) {
        return that(
                name,
                reading,
                "at most " + Rationals.format(bound),
                Rationals.format(actual),
                actual.compareTo(bound) <= 0);
    }

    /** Asks for what was decided to be true. */
    public GapCheck that(String name, String reading, String required, String actual, boolean met) {
        checks.add(new Witness.Check(name, reading, required, actual));
        holds &= met;
        return this;
    }

    /** The witness, or null where a demand is not met or the gap is not known exactly. */
    public @Nullable Witness witness(Aim aim) {
        if (!holds) {
            return null;
        }
        DeviationClass deviations = aim == Aim.NASH_GAP ? new DeviationClass.Coarse() : new DeviationClass.Markov();
        Certification learnerRegret = certified(game, learner, deviations);
        Comparison comparison = new Comparison(expertRegret, learnerRegret);
        Enclosure gap = switch (aim) {
            case REGRET_GAP -> comparison.regretGap();
            case NASH_GAP -> learnerRegret.certificate().regret();
            case VALUE_GAP -> comparison.valueGap();
        };
        return gap.exact() && expertRegret.certificate().regret().exact()
                ? new Witness(game, expert, learner, expertRegret, learnerRegret, gap.upper(), checks)
                : null;
    }
}

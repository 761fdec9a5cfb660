package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Remade;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Subject;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Makes a game meet a point: another horizon; rewards scaled to what the advantages and [-1,1] allow; a learner that
 * errs with a share of the expert's play only, as much as the error allows. What comes of it is measured like any other
 * game.
 */
final class Adapter {
    private static final int ROUNDS = 3;

    private static final Set<Quantity> ERRORS = Set.of(
            Quantity.BC_ERROR,
            Quantity.BLADES_ERROR,
            Quantity.MALICE_ERROR,
            Quantity.ON_POLICY_ERROR,
            Quantity.OCCUPANCY_L1,
            Quantity.BC_AGENT_L1);

    private static final Set<Quantity> ADVANTAGES = Set.of(
            Quantity.RECOVERABILITY,
            Quantity.RECOVERABILITY_IDENTITY,
            Quantity.EXPERT_REGRET,
            Quantity.REGRET_GAP,
            Quantity.VALUE_GAP);

    private final Sweep sweep;
    private final Point point;
    private final Meeting meeting;
    private final Gauge gauge;

    Adapter(Sweep sweep, Point point, Meeting meeting, Gauge gauge) {
        this.sweep = sweep;
        this.point = point;
        this.meeting = meeting;
        this.gauge = gauge;
    }

    /** The game and what was made of it, measured; nothing where it has other agents, or policies that depend on the step. */
    List<Trial> trials(Subject subject) {
        return trials(subject, true);
    }

    /** The same of a game that is looked at once. */
    List<Trial> glance(Subject subject) {
        return trials(subject, false);
    }

    private List<Trial> trials(Subject subject, boolean remembered) {
        List<Trial> trials = new ArrayList<>();
        if (subject.game().agentCount() != point.agents()) {
            return trials;
        }
        Subject current = subject;
        String how = subject.name();
        if (!subject.game().horizon().equals(point.horizon())) {
            if (!subject.expert().stationary() || !subject.learner().stationary()) {
                return trials;
            }
            how += " at this horizon";
            current = remade(subject, how, BigFraction.ONE, BigFraction.ONE);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Gauge.Measure measure = round == 0 && remembered ? gauge.named(current) : gauge.measure(current);
            trials.add(Trial.of(measure, how, meeting, sweep.promise()));
            BigFraction by = scale(measure.measured());
            BigFraction share = share(measure.measured());
            boolean mixing = !share.equals(BigFraction.ONE)
                    && current.expert().stationary()
                    && current.learner().stationary();
            if (by.equals(BigFraction.ONE) && !mixing) {
                break;
            }
            how = subject.name() + ", adapted";
            current = remade(current, how, by, mixing ? share : BigFraction.ONE);
        }
        return trials;
    }

    /** By how much rewards may be multiplied; 1 where that says nothing. */
    private BigFraction scale(Measurements measured) {
        BigFraction by = null;
        for (Map.Entry<Quantity, BigFraction> nominal : point.given().entrySet()) {
            if (ADVANTAGES.contains(nominal.getKey())) {
                by = least(by, nominal.getValue(), measured.of(nominal.getKey()));
            }
        }
        by = least(by, BigFraction.ONE, measured.of(Quantity.LARGEST_REWARD));
        return by == null ? BigFraction.ONE : by;
    }

    private static @Nullable BigFraction least(@Nullable BigFraction by, BigFraction allowed, Amount actual) {
        if (!(actual instanceof Amount.Known known)
                || known.within().upper().getNumerator().signum() <= 0
                || allowed.getNumerator().signum() <= 0) {
            return by;
        }
        BigFraction own = allowed.divide(known.within().upper());
        return by == null ? own : Rationals.min(by, own);
    }

    /** The share of the learner's play that the error allows, at most 1. */
    private BigFraction share(Measurements measured) {
        BigFraction share = BigFraction.ONE;
        for (Map.Entry<Quantity, BigFraction> nominal : point.given().entrySet()) {
            if (ERRORS.contains(nominal.getKey())
                    && nominal.getValue().getNumerator().signum() > 0
                    && measured.of(nominal.getKey()) instanceof Amount.Known known
                    && known.within().upper().compareTo(nominal.getValue()) > 0) {
                share = Rationals.min(
                        share, nominal.getValue().divide(known.within().upper()));
            }
        }
        return share;
    }

    private Subject remade(Subject subject, String name, BigFraction by, BigFraction share) {
        Game game = Remade.game(subject.game(), subject.game().name(), point.horizon(), by);
        Policy learner = share.equals(BigFraction.ONE)
                ? subject.learner()
                : Remade.mixture(game, subject.expert(), subject.learner(), share);
        return new Subject(name, game, subject.expert(), learner);
    }
}

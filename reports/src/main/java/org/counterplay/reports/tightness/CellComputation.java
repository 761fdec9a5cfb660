package org.counterplay.reports.tightness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.counterplay.instances.BadParameter;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.tightness.Candidate;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.audit.Subject;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.tightness.CellResult.BoundAt;
import org.counterplay.reports.tightness.CellResult.FoundAt;
import org.counterplay.reports.tightness.CellResult.ProofAt;
import org.counterplay.reports.tightness.CellResult.UpperAt;
import org.counterplay.reports.tightness.CellResult.WitnessAt;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.sequential.Checkpoint;
import org.counterplay.solvers.search.sequential.SequentialSearch;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;
import org.counterplay.solvers.search.structure.StructureSearch;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Computes a cell: the bound, the paper's witnesses, then whatever may be worse, until lower and upper bound meet: the
 * suspects of the sweep, the library's small games and worst cases and random games, adapted to the point, and the
 * search.
 */
public final class CellComputation {
    /** Pairs of state and joint action of what counts as a small game. */
    private static final int SMALL = 12;

    /** Games that a climb tries for each start of a search. */
    private static final long CLIMBED = 20;

    /** A search goes on from the worst that are known already. */
    private static final int MOST_GIVEN = 3;

    private final Cell cell;
    private final Gauge gauge;
    private final Interruption stop;
    private final Meeting meeting;
    private final Adapter adapter;
    private final List<Trial> trials = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private @Nullable Trial best;

    private CellComputation(Cell cell, Gauge gauge, Interruption stop) {
        this.cell = cell;
        this.gauge = gauge;
        this.stop = stop;
        meeting = new Meeting(cell.sweep(), cell.point());
        adapter = new Adapter(cell.sweep(), cell.point(), meeting, gauge);
    }

    /** Computes it; null if it was asked to stop, and nothing is to be kept. */
    static @Nullable CellOutcome of(Cell cell, Gauge gauge, Interruption stop) {
        return new CellComputation(cell, gauge, stop).compute();
    }

    /** Computes it from the beginning. */
    public static CellOutcome of(Cell cell) {
        CellOutcome outcome = of(cell, new Gauge(cell.sweep().reading()), () -> false);
        if (outcome == null) {
            throw new IllegalStateException("nobody asked " + cell + " to stop");
        }
        return outcome;
    }

    private @Nullable CellOutcome compute() {
        long begun = System.nanoTime();
        Uppers uppers = new Uppers(cell.sweep(), cell.point());
        List<BoundAt> bounds = uppers.bounds();
        List<ProofAt> proofs = uppers.proofs();
        UpperAt upper = uppers.least(proofs);
        List<WitnessAt> witnesses = new ArrayList<>();
        for (Candidate candidate : cell.sweep().printed().apply(cell.point())) {
            witness(candidate, bounds, witnesses);
        }
        Suspicion suspicion = new Suspicion(cell);
        for (Candidate candidate : suspicion.first()) {
            attempt(candidate);
        }
        for (Candidate candidate : suspicion.further()) {
            if (stop.requested() || met(upper)) {
                break;
            }
            attempt(candidate);
        }
        search(upper);
        if (stop.requested()) {
            return null;
        }
        Trial worst = best;
        Evidence evidence = worst == null ? null : Evidence.of(worst, cell);
        BigFraction value = worst == null ? null : worst.value();
        List<ProofAt> standing = proofs.stream()
                .filter(proof -> value == null || value.compareTo(proof.value()) <= 0)
                .toList();
        FoundAt found = worst == null || evidence == null || value == null
                ? null
                : evidence.found(
                        value, ratio(value, bounds), worst.how(), cell.effort().seed());
        CellResult result = new CellResult(
                cell.point().texts(),
                bounds,
                witnesses,
                found,
                standing.size() == proofs.size() ? upper : uppers.least(standing),
                proofs,
                trials.size(),
                (int) trials.stream().filter(Trial::counts).count(),
                remarks,
                (System.nanoTime() - begun) / 1e9);
        return new CellOutcome(result, evidence == null ? List.<Artifact>of() : evidence.artifacts());
    }

    private void witness(Candidate candidate, List<BoundAt> bounds, List<WitnessAt> witnesses) {
        Subject subject = subject(candidate);
        if (subject == null) {
            return;
        }
        if (subject.game().agentCount() != cell.point().agents()
                || !subject.game().horizon().equals(cell.point().horizon())) {
            return;
        }
        Gauge.Measure measure = gauge.named(subject);
        Trial trial = Trial.of(
                measure,
                "the paper's witness " + candidate.name(),
                meeting,
                cell.sweep().promise());
        offer(trial);
        BigFraction value =
                measure.measured().of(cell.sweep().promise().bounded()) instanceof Amount.Known(Enclosure within)
                        ? within.lower()
                        : null;
        witnesses.add(new WitnessAt(
                candidate.name(), trial.requirements(), value, value == null ? null : ratio(value, bounds)));
    }

    private void attempt(Candidate candidate) {
        Subject subject = subject(candidate);
        if (subject != null) {
            adapter.trials(subject).forEach(this::offer);
        }
    }

    private @Nullable Subject subject(Candidate candidate) {
        try {
            return Suspicion.subject(candidate);
        } catch (BadParameter outOfRange) {
            remarks.add(outOfRange.getMessage());
            return null;
        }
    }

    private void search(@Nullable UpperAt upper) {
        Questions questions = new Questions(cell.sweep(), cell.point());
        if (questions.refusal().isPresent()) {
            climb(questions.refusal().get(), upper);
            return;
        }
        for (WorstGame question : questions.all()) {
            if (stop.requested() || met(upper)) {
                return;
            }
            if (starts(question) == 0) {
                remarks.add("games of " + question.size().states() + " states are not searched at this effort");
                continue;
            }
            Found found;
            try {
                found = found(question);
            } catch (IllegalArgumentException refused) {
                remarks.add("not searched: " + refused.getMessage());
                continue;
            }
            if (found.ending() == Found.Ending.TIME) {
                remarks.add("the time ended the search among games of "
                        + question.size().states() + " states");
            }
            Witness witness = found.witness();
            if (witness != null) {
                adapter.trials(new Subject(
                                "search (" + question.size().states() + " states, seed "
                                        + cell.effort().seed() + ")",
                                witness.game(),
                                witness.expert(),
                                witness.learner()))
                        .forEach(this::offer);
            }
        }
    }

    /** Where the search cannot be asked. */
    private void climb(String refusal, @Nullable UpperAt upper) {
        if (met(upper)) {
            return;
        }
        long deadline = System.nanoTime() + Math.round(cell.effort().seconds() * 1e9);
        int budget = (int) Math.min(CLIMBED * cell.effort().starts(), Integer.MAX_VALUE);
        new ProductClimb(
                        cell.point(),
                        adapter,
                        cell.effort().seed(),
                        () -> stop.requested() || System.nanoTime() > deadline)
                .climb(List.copyOf(trials), budget)
                .forEach(this::offer);
        remarks.add(refusal + "; climbed instead among small games of product policies");
    }

    /** Larger games take several times as long each, and get as many fewer. */
    private long starts(WorstGame question) {
        return question.size().states() * question.size().joints() <= SMALL
                ? cell.effort().starts()
                : cell.effort().starts() / 4;
    }

    private Found found(WorstGame question) {
        Effort effort = new Effort(
                Duration.ofNanos(Math.round(cell.effort().seconds() * 1e9)),
                cell.effort().seed(),
                1,
                stop,
                Effort.Listener.NONE);
        if (Questions.tied(question.budget())
                && StructureSearch.refusal(question).isEmpty()) {
            return StructureSearch.run(question, effort).found(question);
        }
        List<Given> starts = trials.stream()
                .filter(Trial::counts)
                .filter(trial -> Suspicion.fits(trial.measure().subject(), question.size()))
                .sorted(Comparator.comparing(Trial::atLeast).reversed())
                .limit(MOST_GIVEN)
                .map(trial -> trial.measure().subject())
                .map(subject -> new Given(subject.game(), subject.expert(), subject.learner()))
                .toList();
        return SequentialSearch.run(question, effort, starts, Checkpoint.BEGINNING, starts(question))
                .found();
    }

    private void offer(Trial trial) {
        trials.add(trial);
        if (trial.beats(best)) {
            best = trial;
        }
    }

    private boolean met(@Nullable UpperAt upper) {
        Trial worst = best;
        return upper != null
                && worst != null
                && worst.value() != null
                && worst.value().compareTo(upper.value()) >= 0;
    }

    private static @Nullable BigFraction ratio(BigFraction value, List<BoundAt> bounds) {
        return bounds.isEmpty() || bounds.getFirst().value().getNumerator().signum() <= 0
                ? null
                : value.divide(bounds.getFirst().value());
    }

    @Override
    public String toString() {
        return cell + ": " + Rationals.format(best == null || best.value() == null ? BigFraction.ZERO : best.value());
    }
}

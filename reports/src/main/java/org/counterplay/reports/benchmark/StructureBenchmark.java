package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.structure.CanonicalForm;
import org.counterplay.solvers.search.structure.ChocoStructures;
import org.counterplay.solvers.search.structure.CpSatStructures;
import org.counterplay.solvers.search.structure.Shape;
import org.counterplay.solvers.search.structure.StructureOptimum;
import org.counterplay.solvers.search.structure.StructureSearch;
import org.counterplay.solvers.search.structure.StructureSource;
import org.hipparchus.fraction.BigFraction;

/**
 * Structures up to relabelling, enumerated by Choco and by CP-SAT; and the worst layered game for equal occupancies, from the
 * question to the exact candidate with its proof.
 */
public final class StructureBenchmark implements Benchmark {
    private static final double ALLOWED = 60;
    private static final List<String> HEADS =
            List.of("states", "actions", "H", "structures", "choco finds", "choco s", "cp-sat finds", "cp-sat s");

    private final int horizon;

    /** @param horizon steps of the longest game, at least 2 */
    public StructureBenchmark(int horizon) {
        this.horizon = Math.max(2, horizon);
    }

    @Override
    public String name() {
        return "structures";
    }

    @Override
    public String subject() {
        return "deterministic structures with an expert and a learner that agrees where the expert comes; the worst common"
                + " rewards in [-1,1], 2 agents with 2 actions, layered, 2H - 1 states; each once, the first starts cold";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        for (int steps = Math.min(3, horizon); steps <= horizon; steps++) {
            step.accept("searching games of " + steps + " steps");
            StructureOptimum found = search(steps);
            String what = "H = " + steps + ": ";
            measures.add(Measure.of(what + "gap", Rationals.toDouble(found.gap()), ""));
            measures.add(Measure.of(
                    what + "upper bound for all games",
                    Rationals.toDouble(found.bound().value()),
                    ""));
            measures.add(new Measure(what + "found and proved", found.seconds(), "s", ALLOWED));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Shape shape : shapes()) {
            step.accept("enumerating structures of " + shape.states() + " states");
            rows.add(row(shape));
        }
        return new Outcome(measures, HEADS, rows);
    }

    private static StructureOptimum search(int steps) {
        WorstGame question = new WorstGame(
                new Size(2 * steps - 1, List.of(2, 2), new Horizon.Finite(steps)),
                new Rewards(RewardClass.COMMON, Rationals.of(-1), BigFraction.ONE),
                List.of(new Assumption.Layered(), new Assumption.ExpertRegret(BigFraction.ZERO)),
                new ErrorBudget.Occupancy(BigFraction.ZERO),
                Aim.REGRET_GAP);
        Duration limit = Duration.ofSeconds((long) ALLOWED);
        return StructureSearch.run(question, new Effort(limit, 1, 1, Interruption.NEVER, Effort.Listener.NONE));
    }

    private List<Shape> shapes() {
        List<Shape> shapes =
                new ArrayList<>(List.of(Shape.recurrent(2, List.of(2, 2), 3), Shape.recurrent(3, List.of(2), 3)));
        if (horizon > 2) {
            shapes.add(Shape.layered(List.of(1, 2, 2), List.of(2, 2)));
            shapes.add(Shape.recurrent(2, List.of(2, 2, 2), 3));
            shapes.add(Shape.recurrent(3, List.of(3), 3));
            shapes.add(Shape.recurrent(3, List.of(2, 2), 3));
        }
        return shapes;
    }

    private static List<String> row(Shape shape) {
        List<String> cells = new ArrayList<>();
        cells.add(shape.layered() ? shape.layers().toString() : Integer.toString(shape.states()));
        cells.add(shape.actions().toString());
        cells.add(Integer.toString(shape.horizon()));
        Set<CanonicalForm> first = new HashSet<>();
        for (StructureSource source : List.of(new ChocoStructures(), new CpSatStructures())) {
            Set<CanonicalForm> forms = new HashSet<>();
            long[] found = new long[1];
            long begun = System.nanoTime();
            source.each(
                    shape,
                    structure -> {
                        found[0]++;
                        forms.add(CanonicalForm.of(structure));
                        return true;
                    },
                    Interruption.NEVER);
            double seconds = (System.nanoTime() - begun) / 1e9;
            if (first.isEmpty()) {
                first = forms;
                cells.add(Integer.toString(forms.size()));
            } else if (!forms.equals(first)) {
                throw new IllegalStateException("the two models do not agree on " + shape);
            }
            cells.add(Long.toString(found[0]));
            cells.add(String.format(Locale.ROOT, "%.2f", seconds));
        }
        return cells;
    }
}

package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chocosolver.solver.Solver;
import org.counterplay.model.game.Horizon;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question.WorstGame;
import org.hipparchus.fraction.BigFraction;

/**
 * Structures that other engines may start from: different ones, from different shapes and bounds, with their worst rewards for a
 * learner without error. A learner with another error budget, or an expert under further assumptions, needs repair; what
 * repairs it keeps the shape of the deviation.
 */
public final class StructureStarts {
    private StructureStarts() {}

    /**
     * The best of some structures of each shape and bound, best first.
     *
     * @param question its size, its rewards, whether it is layered and what the expert may regret count; nothing else does
     * @param each structures that are taken of each shape, bound and agent
     * @return empty where structures of this size are not searched ({@link StructureSearch#refusal})
     */
    public static List<Candidate> of(WorstGame question, int each, Effort effort) {
        WorstGame without = new WorstGame(
                question.size(),
                question.rewards(),
                question.assumptions().stream()
                        .filter(one -> one instanceof Assumption.Layered || one instanceof Assumption.ExpertRegret)
                        .toList(),
                new ErrorBudget.Occupancy(BigFraction.ZERO),
                Aim.REGRET_GAP);
        if (StructureSearch.refusal(without).isPresent()) {
            return List.of();
        }
        long begun = System.nanoTime();
        Scorer scorer = StructureSearch.scorer(without);
        Set<Structure> seen = new HashSet<>();
        List<Candidate> starts = new ArrayList<>();
        for (int level = ((Horizon.Finite) without.size().horizon()).steps() - 1; level > 0; level--) {
            for (Shape shape : StructureSearch.shapes(without)) {
                for (int agent = 0;
                        PathBounds.most(shape) >= level
                                && agent < shape.actions().size();
                        agent++) {
                    ChocoModel model = new ChocoModel(shape);
                    Solver solver = new ChocoPath(model, agent, level)
                            .solver(() -> effort.interruption().requested()
                                    || System.nanoTime() - begun > effort.time().toNanos());
                    for (int taken = 0; taken < each && solver.solve(); ) {
                        Structure structure = model.read();
                        if (seen.add(CanonicalForm.of(structure).structure())) {
                            taken++;
                            scorer.above(structure, BigFraction.ZERO)
                                    .ifPresent(
                                            score -> starts.add(new Candidate(structure, score, question.rewards())));
                        }
                    }
                }
            }
        }
        starts.sort(Comparator.comparing(Candidate::gap).reversed());
        return starts;
    }
}

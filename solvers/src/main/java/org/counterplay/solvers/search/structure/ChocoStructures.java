package org.counterplay.solvers.search.structure;

import java.util.function.Predicate;
import org.chocosolver.solver.Solver;
import org.chocosolver.solver.search.strategy.Search;
import org.counterplay.solvers.backend.Interruption;

/** Structures by Choco, with symmetry breaking over states, actions and agents: see {@link ChocoModel}. */
public final class ChocoStructures implements StructureSource {
    @Override
    public String name() {
        return "choco";
    }

    @Override
    public boolean each(Shape shape, Predicate<Structure> visitor, Interruption interruption) {
        ChocoModel structures = new ChocoModel(shape);
        Solver solver = structures.model.getSolver();
        solver.setSearch(Search.inputOrderLBSearch(structures.order()));
        solver.addStopCriterion(interruption::requested);
        while (solver.solve()) {
            if (!visitor.test(structures.read())) {
                return false;
            }
        }
        return !solver.isStopCriterionMet();
    }
}

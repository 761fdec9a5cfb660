package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.solvers.search.ErrorBudget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far the learner may be from the expert. */
final class BudgetSettings {
    @Option(names = "--bc", paramLabel = "X", description = "E TV on the expert's states at most X.")
    private @Nullable String bc;

    @Option(
            names = "--occupancy",
            paramLabel = "X",
            description = "L1 distance of the averaged occupancy measures at most X.")
    private @Nullable String occupancy;

    @Option(
            names = "--states-only",
            paramLabel = "X",
            description = "L1 distance of the averaged state distributions at most X.")
    private @Nullable String statesOnly;

    @Option(names = "--malice", paramLabel = "X", description = "MALICE loss (TV, averaged) at most X.")
    private @Nullable String malice;

    @Option(names = "--blades", paramLabel = "X", description = "BLADES loss (TV, averaged) at most X.")
    private @Nullable String blades;

    /** The budget, or null where none is given. */
    @Nullable
    ErrorBudget parse() {
        List<ErrorBudget> given = new ArrayList<>();
        if (bc != null) {
            given.add(new ErrorBudget.BehaviorCloning(NumberArgument.atLeastZero("--bc", bc)));
        }
        if (occupancy != null) {
            given.add(new ErrorBudget.Occupancy(NumberArgument.atLeastZero("--occupancy", occupancy)));
        }
        if (statesOnly != null) {
            given.add(new ErrorBudget.StatesOnly(NumberArgument.atLeastZero("--states-only", statesOnly)));
        }
        if (malice != null) {
            given.add(new ErrorBudget.Malice(NumberArgument.atLeastZero("--malice", malice)));
        }
        if (blades != null) {
            given.add(new ErrorBudget.Blades(NumberArgument.atLeastZero("--blades", blades)));
        }
        if (given.size() > 1) {
            throw new BadArgument("--" + given.get(0).label() + " and --"
                    + given.get(1).label() + " are both given; one error is bounded at a time");
        }
        return given.isEmpty() ? null : given.getFirst();
    }
}

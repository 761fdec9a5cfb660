package org.counterplay.solvers.search.structure;

import org.jspecify.annotations.Nullable;

/**
 * Where a {@link StructureSearch} stands: all that it needs to go on, as if it had not stopped.
 *
 * @param level the bound that is being looked at, in units of the width of the rewards
 * @param shape number of the shape within the level
 * @param agent the deviating agent
 * @param solutions solutions of the constraint model that were dealt with for this level, shape and agent
 * @param structures structures that were scored so far
 * @param best the best so far, or null
 */
public record Position(
        int level,
        int shape,
        int agent,
        long solutions,
        long structures,
        @Nullable Candidate best) {}

package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.ProgressListener;

/**
 * Harder classes by {@link DeviationSearch}, budgets of discounted games by {@link DiscountedSearch}.
 *
 * @param limits of the search for each agent
 * @param progress hears of it; values and bounds are of the agent's total reward
 */
public record ExactSearch(SearchLimits limits, ProgressListener progress) implements HarderFinder {
    /** Places of all cases together: each is proved and checked in rationals, which cannot be interrupted. */
    private static final int MOST_COVERED = 400_000;

    /** A search that nobody listens to. */
    public ExactSearch(SearchLimits limits) {
        this(limits, ProgressListener.NONE);
    }

    /** Fewer cases where each is long. */
    private SearchLimits affordable(Game game) {
        return limits.coveredBy(MOST_COVERED / Math.max(1, Timeline.of(game).size()));
    }

    @Override
    public HarderResponse find(Game game, Policy policy, int agent, DeviationClass deviations) {
        SearchResult found =
                game.horizon() instanceof Horizon.Discounted && deviations instanceof DeviationClass.Budget budget
                        ? DiscountedSearch.run(game, policy, agent, budget, new PlaceReward.Own(false), limits)
                        : DeviationSearch.run(game, policy, agent, deviations, affordable(game), progress);
        String name = game.agents().get(agent);
        List<String> remarks = new ArrayList<>();
        if (!found.finished()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the search for the best %s deviation of agent %s stopped at its limit after %d nodes, %.1f s: no"
                            + " deviation of the class is worth more than %s (search in exact arithmetic)",
                    deviations.name(),
                    name,
                    found.nodes(),
                    found.seconds(),
                    Rationals.toDouble(found.optimum().upper())));
        } else if (!found.covered()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the deviation of agent %s is the best of its class: exhaustive search (exact arithmetic) of %d nodes,"
                            + " not in the certificate, whose %d cases bound the class less closely",
                    name,
                    found.nodes(),
                    found.cover().cases().of(deviations).size()));
        }
        return new HarderResponse(found.deviation(), found.cover(), found.finished(), remarks);
    }
}

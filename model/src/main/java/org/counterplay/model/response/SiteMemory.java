package org.counterplay.model.response;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.ExactDeviatorKernel.Site;

/**
 * The sites of an agent with every choice, each computed once: choices that are looked at by the thousand, such as the cases of a
 * class, differ in what they allow and charge alone. Not for several threads.
 */
public final class SiteMemory {
    private static final int MOST_PLACES = 20_000;

    private final ExactDeviatorKernel kernel;
    private final Map<Long, List<Site>> known = new HashMap<>();

    /** Remembers nothing yet. */
    public SiteMemory(Game game, Policy policy, int agent) {
        kernel = new ExactDeviatorKernel(game, policy, agent, new Choices.All());
    }

    /** The sites of a place; beyond so many places they are computed again each time. */
    List<Site> at(int step, int state) {
        long place = (long) step << 32 | state;
        List<Site> sites = known.get(place);
        if (sites == null) {
            sites = kernel.at(step, state);
            if (known.size() < MOST_PLACES) {
                known.put(place, sites);
            }
        }
        return sites;
    }
}

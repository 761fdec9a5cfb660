package org.counterplay.solvers.regret;

import java.util.List;

/**
 * What a finder found.
 *
 * @param responses one per agent, in the game's order
 * @param remarks what a report must not keep to itself: backends that were asked in vain, claims that were refuted
 */
public record Found(List<Response> responses, List<String> remarks) {
    public Found {
        responses = List.copyOf(responses);
        remarks = List.copyOf(remarks);
    }
}

package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.reports.store.Artifact;

/**
 * The files that back a finding: the instance, with the policies {@code expert} and {@code learner}, and certificates of both policies'
 * regrets that the checker accepts.
 *
 * @param expert the certificate of the expert's regret, over the deviations of the reading
 * @param learner the certificate of the learner's regret
 * @param expertCoarse of a product policy that of its Nash gap as well ({@code coarse}); empty where there is none
 * @param learnerCoarse likewise
 */
public record Evidence(
        Artifact instance,
        Artifact expert,
        Artifact learner,
        List<Artifact> expertCoarse,
        List<Artifact> learnerCoarse) {
    public Evidence {
        expertCoarse = List.copyOf(expertCoarse);
        learnerCoarse = List.copyOf(learnerCoarse);
    }

    /** All files. */
    public List<Artifact> artifacts() {
        List<Artifact> all = new ArrayList<>(List.of(instance, expert, learner));
        all.addAll(expertCoarse);
        all.addAll(learnerCoarse);
        return all;
    }
}

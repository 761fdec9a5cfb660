package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.instances.found.FoundWitness;

/** The games on which statements about all games are tried: witnesses, worst cases that were found, and random games. */
final class Pool {
    private static final List<String> WITNESSES = List.of(
            "theorem-4.4",
            "theorem-4.5:H=4",
            "theorem-5.4:H=4,u=4,beta=1/4,eps=1/20",
            "theorem-5.8",
            "theorem-5.8:H=2,u=2,beta=1/2,eps=1/4",
            "lemma-f.1",
            "p2-lemma-1:gamma=1/2",
            "p2-theorem-2:gamma=1/2",
            "p2-theorem-2:gamma=1/2,reward=repaired",
            "p2-lemma-2:gamma=1/2",
            "p3-two-player:gamma=1/2");

    private static final List<String> RANDOM = List.of(
            "random-layered:H=1,width=1,successors=1,agents=1,actions=2,support=2",
            "random-layered:H=2,width=2,agents=1,actions=3,support=3",
            "random-recurrent:states=2,H=2,agents=1,actions=2,careless=1",
            "random-recurrent:states=2,discount=1/2,agents=1,actions=2,careless=1/2",
            "random-layered:H=1,width=1,successors=1,actions=2,policy=product,careless=1",
            "random-layered:H=3,width=2,actions=2,policy=product,unreachable=1/2,successors=1",
            "random-layered:H=2,width=2,actions=2,careless=1",
            "random-recurrent:states=2,H=2,actions=2,rewards=common,policy=product",
            "random-recurrent:states=3,discount=1/2,actions=2,policy=product,support=2",
            "random-recurrent:states=2,discount=3/4,actions=2,rewards=common",
            "random-layered:H=2,width=1,successors=1,agents=3,actions=2,policy=product,careless=1/2",
            "random-recurrent:states=2,discount=1/2,agents=3,actions=2,policy=product,careless=1/2");

    private final long seed;
    private final int seeds;
    private final boolean remembering;
    private final List<Subject> found = new ArrayList<>();

    /**
     * A pool.
     *
     * @param seed of the first random game of each kind
     * @param seeds how many of each kind there are; where none, the worst cases that were found are left out too
     * @param remembering whether games that are known already are in it: suspects, the papers' witnesses and those
     * that were found
     */
    Pool(long seed, int seeds, boolean remembering) {
        this.seed = seed;
        this.seeds = seeds;
        this.remembering = remembering;
    }

    /** All games, those that are suspected first. */
    List<Subject> with(List<Exhibit> suspects) {
        List<Subject> subjects = new ArrayList<>();
        if (remembering) {
            suspects.forEach(suspect -> subjects.add(Subject.of(suspect)));
        }
        if (found.isEmpty()) {
            fill();
        }
        subjects.addAll(found);
        return subjects;
    }

    private void fill() {
        if (remembering) {
            WITNESSES.forEach(name -> add(name, found));
        }
        if (remembering && seeds > 0) {
            FoundWitness.all().forEach(witness -> add("found:witness=" + witness.name(), found));
        }
        for (long k = 0; k < seeds; k++) {
            for (String kind : RANDOM) {
                add(kind + ",seed=" + (seed + k), found);
            }
        }
    }

    /** What is in it, in words. */
    String describe() {
        return seeds == 0
                ? "the papers' witnesses"
                : (remembering ? "the papers' witnesses, the library's worst cases and " : "")
                        + "random games of one to three agents, finite and" + " discounted (seeds " + seed + " to "
                        + (seed + seeds - 1) + ")";
    }

    static void add(String name, List<Subject> to) {
        Subject subject = Subject.ofPair(name, Library.find(name).create());
        if (subject != null) {
            to.add(subject);
        }
    }
}

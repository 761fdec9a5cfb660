package org.counterplay.solvers.deviation;

import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;

/** Small random games whose states recur, by seed. */
public final class RecurrentGames {
    /** The first seed, or that of a failure that is to be replayed. */
    public static final long SEED = Long.getLong("tests.seed", 20261121L);

    private RecurrentGames() {}

    /** The name of a game of at most the given size. */
    public static String name(long seed, int mostStates, int mostSteps) {
        SplittableRandom random = new SplittableRandom(seed);
        int states = 1 + random.nextInt(mostStates);
        return "random-recurrent:states=" + states + ",H=" + (1 + random.nextInt(mostSteps)) + ",agents="
                + (1 + random.nextInt(3)) + ",actions=" + (2 + random.nextInt(2)) + ",successors="
                + (1 + random.nextInt(Math.min(2, states))) + ",initial=" + (1 + random.nextInt(states)) + ",support="
                + (1 + random.nextInt(4)) + ",policy="
                + List.of("correlated", "product", "deterministic").get(random.nextInt(3)) + ",timing="
                + List.of("stationary", "per-step").get(random.nextInt(2)) + ",numbers="
                + List.of("dyadic", "rational").get(random.nextInt(2)) + ",seed=" + seed;
    }

    /** The game of that name. */
    public static Instance of(String name) {
        return Library.find(name).create();
    }
}

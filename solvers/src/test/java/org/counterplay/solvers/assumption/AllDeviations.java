package org.counterplay.solvers.assumption;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;

/** Every deviation of an agent in a small game, and small games. */
final class AllDeviations {
    private AllDeviations() {}

    /** A random game of two or three states. */
    static Instance random(SplittableRandom random) {
        int agents = 1 + random.nextInt(2);
        String common = "agents=" + agents + ",actions=2,idle=1/4,support=" + (1 + random.nextInt(3)) + ",successors="
                + (1 + random.nextInt(2)) + ",policy="
                + List.of("correlated", "product", "deterministic").get(random.nextInt(3)) + ",rewards="
                + List.of("common", "general").get(random.nextInt(2)) + ",numbers=rational,seed="
                + random.nextLong(1L << 40);
        String name = switch (random.nextInt(3)) {
            case 0 -> "random-layered:H=" + (1 + random.nextInt(3)) + ",width=2,";
            case 1 -> "random-recurrent:H=" + (2 + random.nextInt(2)) + ",states=2,";
            default -> "random-recurrent:discount=1/2,states=2,";
        };
        return Library.find(name + common).create();
    }

    /** Number of them. */
    static double count(Game game, int agent, boolean stationary, Places places) {
        double count = 1;
        for (int[] site : sites(game, agent, stationary, places)) {
            count *= game.actions(site[1]).count(agent);
        }
        return count;
    }

    /** Goes through all of them. */
    static void each(Game game, int agent, boolean stationary, Places places, Consumer<Deviation> visitor) {
        List<int[]> sites = sites(game, agent, stationary, places);
        int[] plays = new int[sites.size()];
        while (true) {
            Deviation deviation = Deviation.identity(game, agent, stationary);
            for (int k = 0; k < plays.length; k++) {
                int[] site = sites.get(k);
                deviation.set(Math.max(1, site[0]), site[1], site[2], plays[k]);
            }
            visitor.accept(deviation);
            int at = 0;
            while (at < plays.length
                    && ++plays[at] == game.actions(sites.get(at)[1]).count(agent)) {
                plays[at++] = 0;
            }
            if (at == plays.length) {
                return;
            }
        }
    }

    private static List<int[]> sites(Game game, int agent, boolean stationary, Places which) {
        List<int[]> sites = new ArrayList<>();
        Timeline places = which.of(game);
        boolean[] seen = new boolean[game.stateCount()];
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                int count = game.actions(s).count(agent);
                for (int b = 0; b < count && count > 1 && !(stationary && seen[s]); b++) {
                    sites.add(new int[] {stationary ? 0 : step, s, b});
                }
                seen[s] = true;
            }
        }
        return sites;
    }
}

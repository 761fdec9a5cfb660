package org.counterplay.instances.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Topic;

/**
 * Random games that meet what theorems assume, by construction, as a family: {@code meeting:kind=KIND,agents=N,seed=K}. Rewards lie in
 * [-1, 1]; the seed decides the number of states and the horizon or discount as well; all policies are products. Their policies are
 * expert and learner. Kinds:
 *
 * <ul>
 *   <li>{@code dominant}: the expert's actions are the agents' dominant ones; the learner plays others at times;
 *   <li>{@code equilibrium}: the expert mixes so that nobody gains by another action, every state is visited, and the learner is
 *       the expert;
 *   <li>{@code unvisited}: expert and learner are alike where the expert comes, and differ elsewhere;
 *   <li>{@code near}: any game, with a learner that is near the expert, and every state visited.
 * </ul>
 */
public final class MeetingGames extends Family {
    private static final String FAMILY = "meeting";
    private static final List<String> KINDS = List.of("dominant", "equilibrium", "unvisited", "near");
    private static final Parameter.Choice KIND = new Parameter.Choice("kind", "what is met", KINDS, KINDS.getFirst());
    private static final Parameter.Whole AGENTS = new Parameter.Whole("agents", "number of agents", 1, 3, 2L);
    private static final Parameter.Whole SEED =
            new Parameter.Whole("seed", "seed of the random numbers", 0, Long.MAX_VALUE, 1L);

    public MeetingGames() {
        super(
                FAMILY,
                Topic.RANDOM,
                "small games that meet what theorems assume, by construction",
                "counterplay audit",
                List.of(KIND, AGENTS, SEED));
    }

    @Override
    protected Instance create(Arguments arguments) {
        int agents = arguments.integer(AGENTS);
        MeetingGame game = new MeetingGame(agents, arguments.get(SEED));
        MeetingGame.Made made = switch (arguments.get(KIND)) {
            case "dominant" -> game.dominant();
            case "equilibrium" -> game.equilibrium();
            case "unvisited" -> game.unvisited();
            case "near" -> game.near();
            default -> throw new IllegalStateException("no kind is named " + arguments.get(KIND));
        };
        return Instance.pair(made.game().named(nameOf(arguments), source()), made.expert(), made.learner());
    }

    /**
     * The names of some of them, kind by kind and, of each, for one, two and three agents.
     *
     * @param count how many of each
     */
    public static List<List<String>> names(long seed, int count) {
        List<List<String>> all = new ArrayList<>();
        for (String kind : KINDS) {
            for (int agents = 1; agents <= 3; agents++) {
                String stem = FAMILY + ":kind=" + kind + ",agents=" + agents + ",seed=";
                all.add(IntStream.range(0, count)
                        .mapToObj(k -> stem + (seed + k))
                        .toList());
            }
        }
        return all;
    }
}

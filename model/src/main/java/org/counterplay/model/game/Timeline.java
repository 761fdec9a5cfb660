package org.counterplay.model.game;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.counterplay.model.number.Heap;
import org.jspecify.annotations.Nullable;

/**
 * Which states can occur at which step: the <b>places</b> (step, state) of a game, numbered by step and then by state.
 *
 * <p>In a layered game every state occurs at one step only, so tables over places are as long as the list of states instead
 * of H times that. A discounted game has one step, which stands for all, with every state that can occur at any time.
 * Complexity: each transition of each place is looked at once.
 */
public final class Timeline {
    private static final int CHUNK = 4096;

    private final int[][] states;
    private final int[] first;
    private final boolean recurs;

    private Timeline(int[][] states, boolean recurs) {
        this.states = states;
        this.recurs = recurs;
        first = new int[states.length + 1];
        long size = 0;
        for (int h = 0; h < states.length; h++) {
            size += states[h].length;
            if (size > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("more than " + (Integer.MAX_VALUE - 8)
                        + " places (step, state); the game is too long or has too many states");
            }
            first[h + 1] = (int) size;
        }
    }

    /** The places that some joint play reaches from the initial states; found once for each game. */
    public static Timeline of(Game game) {
        return game.timeline();
    }

    /** All steps with all states, whether or not play can be there. */
    public static Timeline everywhere(Game game) {
        int steps = game.horizon().tableSteps();
        Heap.require("a table of " + steps + " steps", 12.0 * steps);
        int[][] states = new int[steps][];
        Arrays.fill(states, IntStream.range(0, game.stateCount()).toArray());
        return new Timeline(states, steps > 1 || game.horizon() instanceof Horizon.Discounted);
    }

    static Timeline find(Game game) {
        return reach(game, null);
    }

    /** The places that the policy reaches when all agents follow it. */
    public static Timeline of(Game game, Policy policy) {
        return of(game, (step, state, played) -> {
            for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                played.set(policy.joints()[k]);
            }
        });
    }

    /** The places that are reached from the initial states by joint actions that can be played. */
    public static Timeline of(Game game, Support support) {
        return reach(game, support);
    }

    private static Timeline reach(Game game, @Nullable Support support) {
        return switch (game.horizon()) {
            case Horizon.Finite finite -> finite(game, finite.steps(), support);
            case Horizon.Discounted discounted -> discounted(game, support);
        };
    }

    /** Which joint actions can be played at a place. */
    public interface Support {
        /** Adds the numbers of the joint actions that can be played to an empty set. */
        void addTo(int step, int state, BitSet played);
    }

    /** Number of steps: H, or 1 for a discounted game. */
    public int steps() {
        return states.length;
    }

    /** The states that can occur at a step (1-based), ascending. The array is the timeline's own. */
    public int[] states(int step) {
        return states[step - 1];
    }

    /** The number of the first place of a step (1-based); {@code first(steps() + 1)} is {@link #size}. */
    public int first(int step) {
        return first[step - 1];
    }

    /** Number of places. */
    public int size() {
        return first[first.length - 1];
    }

    /** Whether some state can occur at two steps, so that a stationary deviation is tied there (always in discounted games). */
    public boolean recurs() {
        return recurs;
    }

    /** The number of the place (step, state), or -1 where the state cannot occur then. */
    public int indexOf(int step, int state) {
        int at = Arrays.binarySearch(states[step - 1], state);
        return at < 0 ? -1 : first[step - 1] + at;
    }

    private static Timeline finite(Game game, int steps, @Nullable Support support) {
        Heap.require("a table of " + steps + " steps", 12.0 * steps); // a reference and an int a step at the least
        int[][] states = new int[steps][];
        states[0] = game.initialStates();
        int[] lastStep = new int[game.stateCount()];
        for (int s : states[0]) {
            lastStep[s] = 1;
        }
        Frontier frontier = new Frontier(game);
        boolean recurs = false;
        for (int step = 1; step < steps; step++) {
            frontier.addSuccessors(states[step - 1], step, support);
            int[] next = frontier.take();
            for (int s : next) {
                recurs |= lastStep[s] != 0;
                lastStep[s] = step + 1;
            }
            states[step] = Arrays.equals(next, states[step - 1]) ? states[step - 1] : next;
        }
        return new Timeline(states, recurs);
    }

    private static Timeline discounted(Game game, @Nullable Support support) {
        Frontier frontier = new Frontier(game);
        BitSet seen = new BitSet(game.stateCount());
        int[] fresh = game.initialStates();
        while (fresh.length > 0) {
            for (int s : fresh) {
                seen.set(s);
            }
            frontier.addSuccessors(fresh, 1, support);
            fresh = Arrays.stream(frontier.take()).filter(s -> !seen.get(s)).toArray();
        }
        return new Timeline(new int[][] {seen.stream().toArray()}, true);
    }

    /** The set of states seen as successors since the last {@link #take}. */
    private static final class Frontier {
        private final Game game;
        private final boolean[] marked;
        private final BitSet played = new BitSet();
        private int[] members = new int[16];
        private int size;

        Frontier(Game game) {
            this.game = game;
            marked = new boolean[game.stateCount()];
        }

        /** @param support null for all joint actions */
        void addSuccessors(int[] states, int step, @Nullable Support support) {
            if (support == null && states.length > CHUNK) {
                addAll(states);
                return;
            }
            for (int state : states) {
                int firstRow = game.firstRow(state);
                if (support == null) {
                    add(game.firstSuccessor(firstRow), game.firstSuccessor(game.firstRow(state + 1)));
                    continue;
                }
                played.clear();
                support.addTo(step, state, played);
                for (int from = played.nextSetBit(0);
                        from >= 0; ) { // successors of a run of joint actions are contiguous
                    int end = played.nextClearBit(from);
                    add(game.firstSuccessor(firstRow + from), game.firstSuccessor(firstRow + end));
                    from = played.nextSetBit(end);
                }
            }
        }

        private void add(int from, int end) {
            int[] successors = game.successors();
            for (int k = from; k < end; k++) {
                int successor = successors[k];
                if (!marked[successor]) {
                    marked[successor] = true;
                    add(successor);
                }
            }
        }

        private void add(int state) {
            if (size == members.length) {
                members = Arrays.copyOf(members, Math.min(marked.length, 2 * size));
            }
            members[size++] = state;
        }

        /** For many states: marks on all processors (each writes true only), then looks for the marks between the extremes. */
        private void addAll(int[] states) {
            int[] successors = game.successors();
            int[][] extremes = IntStream.range(0, (states.length + CHUNK - 1) / CHUNK)
                    .parallel()
                    .mapToObj(chunk -> {
                        int lowest = Integer.MAX_VALUE;
                        int highest = -1;
                        for (int i = chunk * CHUNK; i < Math.min(states.length, (chunk + 1) * CHUNK); i++) {
                            int end = game.firstSuccessor(game.firstRow(states[i] + 1));
                            for (int k = game.firstSuccessor(game.firstRow(states[i])); k < end; k++) {
                                int successor = successors[k];
                                if (!marked[successor]) {
                                    marked[successor] = true;
                                    lowest = Math.min(lowest, successor);
                                    highest = Math.max(highest, successor);
                                }
                            }
                        }
                        return new int[] {lowest, highest};
                    })
                    .toArray(int[][]::new);
            int highest =
                    Arrays.stream(extremes).mapToInt(range -> range[1]).max().orElse(-1);
            int lowest =
                    Arrays.stream(extremes).mapToInt(range -> range[0]).min().orElse(0);
            for (int s = lowest; s <= highest; s++) {
                if (marked[s]) {
                    add(s);
                }
            }
        }

        /** The marked states, ascending; none is marked then. */
        int[] take() {
            int[] taken = Arrays.copyOf(members, size);
            for (int k = 1; k < size; k++) {
                if (taken[k - 1] > taken[k]) {
                    Arrays.sort(taken);
                    break;
                }
            }
            for (int s : taken) {
                marked[s] = false;
            }
            size = 0;
            return taken;
        }
    }
}

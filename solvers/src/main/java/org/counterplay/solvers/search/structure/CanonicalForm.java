package org.counterplay.solvers.search.structure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;
import org.jspecify.annotations.Nullable;

/**
 * One representative of all relabellings of a structure: two structures have equal forms exactly if one is a relabelling of
 * the other (states within layers and initial states, actions at each state, agents with equally many actions).
 *
 * <p>Found by colour refinement with individualisation. Given an order of the agents, states are coloured by what they are
 * (initial or not, layer), then again and again by their colour and their rows of {@link #record} with colours in place of
 * states, until nothing changes; while states share a colour, each of the first such class is set apart in turn, and
 * refinement goes on. Every step depends on the structure alone, not on its names, so the states' orders at the leaves are
 * the same for every relabelling; the least record among them is the form. Actions need no search of their own: given the
 * order of the states they are independent from state to state, and the least row is found by trying all their orders.
 *
 * @param structure the representative
 * @param automorphisms number of relabellings that change nothing; there are {@code Relabelling.count / automorphisms}
 *     different relabellings of the structure
 */
public record CanonicalForm(Structure structure, long automorphisms) {
    /** The canonical form. */
    public static CanonicalForm of(Structure structure) {
        return new Search(structure).run();
    }

    private static final class Search {
        private final Structure structure;
        private final JointActions joints;
        private final int states;
        private final int width;
        /** For each order of the actions, the joint action that comes to stand at each number. */
        private final int[][] orders;

        private final int[][] images;

        private int @Nullable [] best;
        private long count;

        /** Of the current order of agents: what each joint action was. */
        private int[] original = new int[0];

        private int[] expert = new int[0];
        private int[] learner = new int[0];

        Search(Structure structure) {
            this.structure = structure;
            joints = structure.joints();
            states = structure.shape().states();
            width = joints.size() + 2;
            int[] agents = IntStream.range(0, joints.agents()).toArray();
            List<int[][]> actions = Permutations.ofActions(joints);
            images = new int[actions.size()][];
            orders = new int[actions.size()][];
            for (int p = 0; p < images.length; p++) {
                images[p] = Permutations.joint(joints, agents, actions.get(p));
                orders[p] = inverse(images[p]);
            }
        }

        CanonicalForm run() {
            Shape shape = structure.shape();
            int[] colours = new int[states];
            for (int s = 0; s < states; s++) {
                colours[s] = shape.layered() ? shape.layer(s) : s < shape.initials() ? 0 : 1;
            }
            int[][] same = IntStream.range(0, joints.agents())
                    .mapToObj(j -> IntStream.range(0, joints.count(j)).toArray())
                    .toArray(int[][]::new);
            for (int[] agents : Permutations.ofAgents(joints)) {
                int[] renamed = Permutations.joint(joints, agents, same);
                original = inverse(renamed);
                expert = masks(renamed, structure.expert());
                learner = masks(renamed, structure.learner());
                descend(colours.clone());
            }
            int[] found = Objects.requireNonNull(best);
            int[] next = new int[states * joints.size()];
            int[] newExpert = new int[states];
            int[] newLearner = new int[states];
            for (int s = 0; s < states; s++) {
                newExpert[s] = found[s * width];
                newLearner[s] = found[s * width + 1];
                System.arraycopy(found, s * width + 2, next, s * joints.size(), joints.size());
            }
            return new CanonicalForm(Structure.wrap(shape, joints, next, newExpert, newLearner), count);
        }

        private void descend(int[] colours) {
            int[][] rows = refine(colours);
            int[] members = firstShared(colours);
            if (members.length == 0) {
                leaf(colours, rows);
                return;
            }
            for (int member : members) {
                int[] apart = colours.clone();
                for (int s = 0; s < states; s++) {
                    if (s != member && apart[s] >= apart[member]) {
                        apart[s]++;
                    }
                }
                descend(apart);
            }
        }

        /** Refines the colours in place until they are stable; returns the last rows, which are those of the stable colours. */
        private int[][] refine(int[] colours) {
            int[][] rows = new int[states][];
            int classes = 0;
            while (true) {
                for (int s = 0; s < states; s++) {
                    rows[s] = least(s, colours);
                }
                Integer[] order = new Integer[states];
                Arrays.setAll(order, k -> k);
                Arrays.sort(order, (a, b) -> {
                    int byColour = Integer.compare(colours[a], colours[b]);
                    return byColour != 0 ? byColour : Arrays.compare(rows[a], rows[b]);
                });
                int[] finer = new int[states];
                int found = 1;
                for (int k = 1; k < states; k++) {
                    boolean same = colours[order[k]] == colours[order[k - 1]]
                            && Arrays.equals(rows[order[k]], rows[order[k - 1]]);
                    finer[order[k]] = same ? finer[order[k - 1]] : k;
                    found += same ? 0 : 1;
                }
                boolean stable = found == classes;
                classes = found;
                System.arraycopy(finer, 0, colours, 0, states);
                if (stable) {
                    return rows;
                }
            }
        }

        /** The least row of a state over all orders of its actions, states being named by their colours. */
        private int[] least(int state, int[] colours) {
            int[] least = null;
            int[] row = new int[width];
            for (int p = 0; p < orders.length; p++) {
                write(state, p, colours, row);
                if (least == null || Arrays.compare(row, least) < 0) {
                    int[] other = least == null ? new int[width] : least;
                    least = row;
                    row = other;
                }
            }
            return Objects.requireNonNull(least);
        }

        private void write(int state, int p, int[] colours, int[] row) {
            row[0] = Permutations.mask(images[p], expert[state]);
            row[1] = Permutations.mask(images[p], learner[state]);
            int first = state * joints.size();
            for (int a = 0; a < joints.size(); a++) {
                row[a + 2] = colours[structure.next()[first + original[orders[p][a]]]];
            }
        }

        /** The states of the first colour that several states share. */
        private int[] firstShared(int[] colours) {
            int[] number = new int[states];
            for (int colour : colours) {
                number[colour]++;
            }
            for (int c = 0; c < states; c++) {
                if (number[c] > 1) {
                    int colour = c;
                    return IntStream.range(0, states)
                            .filter(s -> colours[s] == colour)
                            .toArray();
                }
            }
            return new int[0];
        }

        private void leaf(int[] colours, int[][] rows) {
            int[] record = record(colours, rows);
            int comparison = best == null ? -1 : Arrays.compare(record, best);
            if (comparison > 0) {
                return;
            }
            if (comparison < 0) {
                best = record;
                count = 0;
            }
            long ways = 1;
            int[] row = new int[width];
            for (int s = 0; s < states; s++) {
                long same = 0;
                for (int p = 0; p < orders.length; p++) {
                    write(s, p, colours, row);
                    same += Arrays.equals(row, rows[s]) ? 1 : 0;
                }
                ways = Math.multiplyExact(ways, same);
            }
            count = Math.addExact(count, ways);
        }

        /** State by state in the order of their colours: supports of expert and learner, then the states that follow. */
        private int[] record(int[] colours, int[][] rows) {
            int[] record = new int[states * width];
            for (int s = 0; s < states; s++) {
                System.arraycopy(rows[s], 0, record, colours[s] * width, width);
            }
            return record;
        }

        private static int[] masks(int[] images, int[] supports) {
            return Arrays.stream(supports)
                    .map(mask -> Permutations.mask(images, mask))
                    .toArray();
        }

        private static int[] inverse(int[] images) {
            int[] inverse = new int[images.length];
            for (int k = 0; k < images.length; k++) {
                inverse[images[k]] = k;
            }
            return inverse;
        }
    }
}

package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.game.JointActions;

/** The group of relabellings of a small shape, element by element, and random elements. */
final class AllRelabellings {
    private AllRelabellings() {}

    static List<Relabelling> of(Shape shape) {
        JointActions joints = shape.joints();
        List<int[][][]> actions = new ArrayList<>();
        actions.add(new int[0][][]);
        for (int s = 0; s < shape.states(); s++) {
            List<int[][][]> longer = new ArrayList<>();
            for (int[][][] head : actions) {
                for (int[][] here : Permutations.ofActions(joints)) {
                    int[][][] extended = Arrays.copyOf(head, head.length + 1);
                    extended[head.length] = here;
                    longer.add(extended);
                }
            }
            actions = longer;
        }
        List<Relabelling> all = new ArrayList<>();
        for (int[] states : Permutations.of(shape.states())) {
            if (!Relabelling.allows(shape, states)) {
                continue;
            }
            for (int[] agents : Permutations.ofAgents(joints)) {
                for (int[][][] choice : actions) {
                    all.add(new Relabelling(states, agents, choice));
                }
            }
        }
        return all;
    }

    static Relabelling random(Shape shape, SplittableRandom random) {
        JointActions joints = shape.joints();
        int[] states = shuffled(shape.states(), random);
        while (!Relabelling.allows(shape, states)) {
            states = shuffled(shape.states(), random);
        }
        List<int[]> agents = Permutations.ofAgents(joints);
        int[][][] actions = new int[shape.states()][joints.agents()][];
        for (int[][] here : actions) {
            for (int j = 0; j < here.length; j++) {
                here[j] = shuffled(joints.count(j), random);
            }
        }
        return new Relabelling(states, agents.get(random.nextInt(agents.size())), actions);
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }
}

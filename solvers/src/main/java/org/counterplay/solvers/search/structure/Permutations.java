package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.JointActions;

/** Permutations, each as the image of every number. */
final class Permutations {
    private Permutations() {}

    /** All permutations of 0..count-1, the identity first. */
    static List<int[]> of(int count) {
        List<int[]> all = new ArrayList<>();
        int[] identity = new int[count];
        for (int k = 0; k < count; k++) {
            identity[k] = k;
        }
        extend(identity, 0, all);
        return all;
    }

    private static void extend(int[] current, int fixed, List<int[]> all) {
        if (fixed == current.length) {
            all.add(current.clone());
            return;
        }
        for (int k = fixed; k < current.length; k++) {
            swap(current, fixed, k);
            extend(current, fixed + 1, all);
            swap(current, fixed, k);
        }
    }

    private static void swap(int[] array, int a, int b) {
        int kept = array[a];
        array[a] = array[b];
        array[b] = kept;
    }

    /** The permutations of agents under which each gets as many actions as it had; {@code [j]} is what agent j becomes. */
    static List<int[]> ofAgents(JointActions joints) {
        return of(joints.agents()).stream()
                .filter(p -> {
                    for (int j = 0; j < p.length; j++) {
                        if (joints.count(p[j]) != joints.count(j)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    /** All choices of one permutation of its actions per agent; {@code [j][b]} is what action b of agent j becomes. */
    static List<int[][]> ofActions(JointActions joints) {
        List<int[][]> all = new ArrayList<>();
        all.add(new int[0][]);
        for (int agent = 0; agent < joints.agents(); agent++) {
            List<int[][]> longer = new ArrayList<>();
            for (int[][] head : all) {
                for (int[] own : of(joints.count(agent))) {
                    int[][] extended = Arrays.copyOf(head, head.length + 1);
                    extended[head.length] = own;
                    longer.add(extended);
                }
            }
            all = longer;
        }
        return all;
    }

    /** What each joint action becomes when agent j's action b becomes action {@code actions[j][b]} of agent {@code agents[j]}. */
    static int[] joint(JointActions joints, int[] agents, int[][] actions) {
        int[] images = new int[joints.size()];
        for (int joint = 0; joint < images.length; joint++) {
            int image = 0;
            for (int j = 0; j < agents.length; j++) {
                image += actions[j][joints.action(joint, j)] * joints.stride(agents[j]);
            }
            images[joint] = image;
        }
        return images;
    }

    /** The image of a set of joint actions. */
    static int mask(int[] images, int mask) {
        int result = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            result |= 1 << images[Integer.numberOfTrailingZeros(rest)];
        }
        return result;
    }
}

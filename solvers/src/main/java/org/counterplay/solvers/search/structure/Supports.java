package org.counterplay.solvers.search.structure;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;

/** The supports that a shape allows, as bit sets of joint actions, numbered by ascending value. */
final class Supports {
    private final JointActions joints;
    private final int[] masks;

    Supports(Shape shape) {
        joints = shape.joints();
        masks = IntStream.range(1, (int) (1L << joints.size()))
                .filter(mask -> Integer.bitCount(mask) <= shape.support())
                .toArray();
    }

    /** Number of supports. */
    int size() {
        return masks.length;
    }

    /** The support of a number. */
    int mask(int number) {
        return masks[number];
    }

    /** The number of a support. */
    int number(int mask) {
        int number = Arrays.binarySearch(masks, mask);
        if (number < 0) {
            throw new IllegalArgumentException("no support is " + Integer.toBinaryString(mask));
        }
        return number;
    }

    /** The numbers of the supports that a condition holds for. */
    int[] numbers(IntPredicate condition) {
        return IntStream.range(0, masks.length)
                .filter(k -> condition.test(masks[k]))
                .toArray();
    }

    /** The joint actions that an agent can bring about alone against a support: those that agree with one of it elsewhere. */
    static int unilateral(JointActions joints, int mask, int agent) {
        int result = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            int joint = Integer.numberOfTrailingZeros(rest);
            for (int action = 0; action < joints.count(agent); action++) {
                result |= 1 << joints.replace(joint, agent, action);
            }
        }
        return result;
    }

    /** The joint actions that any one agent can bring about alone against a support. */
    static int seen(JointActions joints, int mask) {
        int result = mask;
        for (int agent = 0; agent < joints.agents(); agent++) {
            result |= unilateral(joints, mask, agent);
        }
        return result;
    }

    /** The joint actions of this shape. */
    JointActions joints() {
        return joints;
    }
}

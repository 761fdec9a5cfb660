package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Random games of structures in which two things that a proof may take for one another are far apart: how often a state
 * is visited in one step and on average; what each of the others does and what they do together; what happens where the
 * expert seldom comes and what an agent can make happen. All else about them is random, and they are changed like any
 * other game.
 */
public final class Lures {
    private static final List<BigFraction> RARE =
            List.of(Rationals.of(1, 50), Rationals.of(1, 100), Rationals.of(1, 1000));
    private static final List<BigFraction> SHARES =
            List.of(Rationals.of(1, 4), Rationals.of(1, 3), Rationals.of(2, 5), BigFraction.ONE_HALF);

    private final SplittableRandom random;

    public Lures(long seed) {
        random = new SplittableRandom(seed);
    }

    /** One maker for each structure. */
    public List<Supplier<Draft>> all() {
        return List.of(() -> passing(1), () -> passing(2), () -> rare(2), () -> rare(3));
    }

    /**
     * The expert passes through one or two states, a step each, to an end where nothing is earned; who does not play as
     * it does mostly stays. Its visits are certain in one step and few on average, while a learner may linger.
     */
    private Draft passing(int agents) {
        int passed = 1 + random.nextInt(2);
        int steps = passed + 2 + random.nextInt(3);
        int end = passed;
        int[] counts = counts(agents, agents, 2);
        int joints = 1 << agents;
        List<Stage> stages = new ArrayList<>();
        BigFraction[][][] expert = new BigFraction[passed + 1][agents][];
        BigFraction[][][] learner = new BigFraction[passed + 1][agents][];
        for (int s = 0; s < passed; s++) {
            int onward = random.nextInt(joints);
            BigFraction[][] next = new BigFraction[joints][];
            for (int joint = 0; joint < joints; joint++) {
                int to = joint == onward ? s + 1 : random.nextInt(4) > 0 ? s : random.nextInt(passed + 1);
                next[joint] = Draft.point(passed + 1, to);
            }
            stages.add(new Stage(counts.clone(), next, rewards(joints, agents, agents)));
            for (int i = 0; i < agents; i++) {
                int plays = onward >> (agents - 1 - i) & 1; // the last agent's action runs fastest
                expert[s][i] = Draft.point(2, plays);
                learner[s][i] = Draft.point(2, random.nextInt(3) == 0 ? plays : 1 - plays);
            }
        }
        stages.add(end(end, passed + 1, agents));
        for (int i = 0; i < agents; i++) {
            expert[end][i] = Draft.point(1, 0);
            learner[end][i] = Draft.point(1, 0);
        }
        return draft(steps, stages, expert, learner);
    }

    /**
     * By the first agent's first action, which the expert plays, play seldom comes to a state where the others decide
     * what the first agent earns; by its second it always does. There each of the others plays otherwise than the
     * expert with a share of its own.
     */
    private Draft rare(int agents) {
        int others = agents - 1;
        BigFraction chance = any(RARE);
        int[] first = counts(agents, 1, 2);
        int[] rest = counts(agents, agents, 2);
        rest[0] = 1;
        int joints = 1 << others;
        BigFraction[] seldom = {BigFraction.ZERO, chance, BigFraction.ONE.subtract(chance)};
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(first, new BigFraction[][] {seldom, Draft.point(3, 1)}, new BigFraction[][] {
            Draft.zeros(agents), Draft.zeros(agents)
        }));
        BigFraction[][] next = new BigFraction[joints][];
        Arrays.setAll(next, joint -> Draft.point(3, 2));
        stages.add(
                new Stage(rest, next, random.nextInt(4) == 0 ? rewards(joints, agents, 1) : together(joints, agents)));
        stages.add(end(2, 3, agents));
        BigFraction[][][] expert = new BigFraction[3][agents][];
        BigFraction[][][] learner = new BigFraction[3][agents][];
        BigFraction share = any(SHARES);
        for (int s = 0; s < 3; s++) {
            for (int i = 0; i < agents; i++) {
                int options = stages.get(s).counts()[i];
                expert[s][i] = Draft.point(options, 0);
                learner[s][i] = s == 1 && i > 0
                        ? new BigFraction[] {BigFraction.ONE.subtract(share), share}
                        : Draft.point(options, 0);
            }
        }
        return draft(2, stages, expert, learner);
    }

    private static Draft draft(int steps, List<Stage> stages, BigFraction[][][] expert, BigFraction[][][] learner) {
        return new Draft(
                new Horizon.Finite(steps),
                Draft.point(stages.size(), 0),
                stages,
                new Play(true, new BigFraction[][][][] {expert}),
                new Play(true, new BigFraction[][][][] {learner}));
    }

    /** A state that is not left, where nothing is to do. */
    private static Stage end(int state, int states, int agents) {
        return new Stage(counts(agents, 0, 2), new BigFraction[][] {Draft.point(states, state)}, new BigFraction[][] {
            Draft.zeros(agents)
        });
    }

    /** So many actions of the first few agents, one of each other. */
    private static int[] counts(int agents, int few, int actions) {
        int[] counts = new int[agents];
        Arrays.setAll(counts, i -> i < few ? actions : 1);
        return counts;
    }

    /** In {-1, 0, 1} for the first few agents, 0 for the others. */
    private BigFraction[][] rewards(int joints, int agents, int few) {
        BigFraction[][] rewards = new BigFraction[joints][agents];
        for (BigFraction[] row : rewards) {
            Arrays.setAll(row, i -> i < few ? Rationals.of(random.nextInt(3) - 1L) : BigFraction.ZERO);
        }
        return rewards;
    }

    /** Of the first agent, one number where all play their first actions and another where anybody does not; 0 for the others. */
    private BigFraction[][] together(int joints, int agents) {
        int first = random.nextInt(3);
        BigFraction all = Rationals.of(first - 1L);
        BigFraction otherwise = Rationals.of((first + 1 + random.nextInt(2)) % 3 - 1L);
        BigFraction[][] rewards = new BigFraction[joints][];
        for (int joint = 0; joint < joints; joint++) {
            rewards[joint] = Draft.zeros(agents);
            rewards[joint][0] = joint == 0 ? all : otherwise;
        }
        return rewards;
    }

    private BigFraction any(List<BigFraction> list) {
        return list.get(random.nextInt(list.size()));
    }
}

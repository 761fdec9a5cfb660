package org.counterplay.solvers.search.structure;

import org.counterplay.model.game.JointActions;

/** Regrets in deterministic structures by trying every path; rewards {@code [agent][row]} are small integers. */
final class PlainRegret {
    private PlainRegret() {}

    static int gap(Structure structure, int[][] rewards) {
        return regret(structure, structure.learner(), rewards) - regret(structure, structure.expert(), rewards);
    }

    static int regret(Structure structure, int[] policy, int[][] rewards) {
        int regret = 0;
        for (int agent = 0; agent < rewards.length; agent++) {
            regret = Math.max(
                    regret,
                    best(structure, policy, rewards[agent], agent, 1, 0)
                            - best(structure, policy, rewards[agent], -1, 1, 0));
        }
        return regret;
    }

    /** The most that an agent can earn from a state at a step; what it earns by obedience if {@code agent < 0}. */
    private static int best(Structure structure, int[] policy, int[] rewards, int agent, int step, int state) {
        if (step > structure.shape().horizon()) {
            return 0;
        }
        JointActions joints = structure.joints();
        int recommended = Integer.numberOfTrailingZeros(policy[state]);
        int best = Integer.MIN_VALUE;
        for (int c = 0; c < (agent < 0 ? 1 : joints.count(agent)); c++) {
            int joint = agent < 0 ? recommended : joints.replace(recommended, agent, c);
            best = Math.max(
                    best,
                    rewards[state * joints.size() + joint]
                            + best(structure, policy, rewards, agent, step + 1, structure.next(state, joint)));
        }
        return best;
    }
}

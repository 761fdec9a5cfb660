package org.counterplay.instances.exchange;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What one agent is paid: a reward structure, its negative, or nothing. */
record AgentReward(@Nullable PrismRewards structure, boolean negative) {
    /** The agent's reward at a choice. */
    BigFraction at(int state, int choice) {
        if (structure == null) {
            return BigFraction.ZERO;
        }
        BigFraction reward = structure.at(state, choice);
        return negative ? reward.negate() : reward;
    }

    /** The rewards of all agents: as asked for, or structure i for agent i. */
    static List<AgentReward> choose(
            String file, List<PrismRewards> structures, int agents, List<String> asked, List<String> remarks) {
        if (asked.isEmpty()) {
            return inOrder(file, structures, agents, remarks);
        }
        if (asked.size() != agents) {
            throw new InputException(
                    file, asked.size() + " rewards are asked for by reward=..; there are " + agents + " agents");
        }
        List<AgentReward> rewards = new ArrayList<>();
        for (String one : asked) {
            rewards.add(find(file, structures, one));
        }
        return rewards;
    }

    private static List<AgentReward> inOrder(
            String file, List<PrismRewards> structures, int agents, List<String> remarks) {
        if (structures.size() < agents) {
            String name = structures.isEmpty() ? "" : structures.getFirst().name();
            String example = structures.isEmpty() ? "0" : name.isEmpty() ? "1" : name;
            throw new InputException(
                    file,
                    structures.size() + " reward structures (.trew, .srew) for " + agents
                            + " agents; say for each agent which one is its reward, its negative or none: .tra:reward="
                            + example + ",reward=" + (structures.isEmpty() ? "0" : "-" + example));
        }
        if (structures.size() > agents) {
            remarks.add("the first " + agents + " of the " + structures.size()
                    + " reward structures are the agents' rewards, in order");
        }
        List<AgentReward> rewards = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            rewards.add(new AgentReward(structures.get(i), false));
        }
        if (rewards.stream().allMatch(reward -> reward.structure == null || reward.structure.zero())) {
            remarks.add("all rewards are 0; maybe files with rewards of states (.srew) are missing");
        }
        return rewards;
    }

    private static AgentReward find(String file, List<PrismRewards> structures, String asked) {
        boolean negative = asked.startsWith("-");
        String name = negative ? asked.substring(1) : asked;
        if (name.equals("0")) {
            return new AgentReward(null, false);
        }
        for (int k = 0; k < structures.size(); k++) {
            PrismRewards structure = structures.get(k);
            if (name.equals(Integer.toString(k + 1)) || !name.isEmpty() && name.equals(structure.name())) {
                return new AgentReward(structure, negative);
            }
        }
        List<String> names = structures.stream().map(PrismRewards::name).toList();
        throw new InputException(
                file,
                "there is no reward structure \"" + Shown.text(name) + "\" among the " + structures.size()
                        + " beside the file" + (names.isEmpty() ? "" : ": " + Shown.names(names)));
    }
}

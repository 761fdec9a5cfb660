package org.counterplay.instances.format;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one policy, stored flat. What a rule recommends is either "play", a list of joint actions with probabilities,
 * or "agents", an object of probabilities for each agent.
 *
 * <p>In a rule for any state the names need not be actions everywhere: the rule does not match a state that lacks one of
 * them. In "play", {@code *} stands for the only action that an agent has at the state; a rule for any state does not match
 * where the agent has more than one.
 */
final class PolicyRules {
    /** The step of a rule that names none. */
    static final int ALL_STEPS = Substitution.ALL_STEPS;

    private final Reading reading;
    private final Document document;
    private final StateNames states;
    private final ActionSets sets;
    private final Fields fields;
    private final Fields entryFields;
    private final int agents;
    private final int[] stateOf;
    private final int[] stepOf;
    private final int[] nodeOf;
    private final boolean[] product;

    /** Where each rule's probabilities begin, and its names: one an agent and entry of "play", one an entry of "agents". */
    private final int[] firstEntry;

    private final int[] firstName;
    private final NumberColumn.Writer written = new NumberColumn.Writer(16);
    private NumberColumn probabilities = NumberColumn.ofDoubles();
    private int[] names = new int[64];
    private int nameCount;
    private int count;

    private PolicyRules(Reading reading, int rules, StateNames states, ActionSets sets) {
        this.reading = reading;
        this.states = states;
        this.sets = sets;
        document = reading.document();
        agents = sets.agentCount();
        fields = new Fields(reading, "a rule of a policy", "state", "step", "play", "agents");
        entryFields = new Fields(reading, "an entry of \"play\"", "actions", "probability");
        stateOf = new int[rules];
        stepOf = new int[rules];
        nodeOf = new int[rules];
        product = new boolean[rules];
        firstEntry = new int[rules + 1];
        firstName = new int[rules + 1];
    }

    /**
     * Reads a list of rules; where there are problems they are noted.
     *
     * @param steps how many steps there are, or -1 where rules must not name one
     */
    static PolicyRules read(Reading reading, int node, StateNames states, ActionSets sets, int steps) {
        Document document = reading.document();
        boolean list = reading.isList(node, "a policy");
        PolicyRules rules = new PolicyRules(reading, list ? document.count(node) : 0, states, sets);
        if (list) {
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                rules.readRule(k, steps);
            }
        }
        rules.probabilities = rules.written.finish();
        return rules;
    }

    int count() {
        return count;
    }

    int[] stateOf() {
        return stateOf;
    }

    int stepOf(int rule) {
        return stepOf[rule];
    }

    int nodeOf(int rule) {
        return nodeOf[rule];
    }

    boolean isProduct(int rule) {
        return product[rule];
    }

    /** At most how many joint actions a rule recommends at a set. */
    long mostJoints(int rule, int set) {
        return product[rule] ? sets.set(set).size() : firstEntry[rule + 1] - firstEntry[rule];
    }

    private void readRule(int node, int steps) {
        int rule = count++;
        nodeOf[rule] = node;
        if (fields.open(node)) {
            int stateNode = fields.required("state");
            stateOf[rule] = stateNode < 0 ? StateNames.NONE : states.find(reading, stateNode, true);
            stepOf[rule] = fields.has("step") ? step(fields.optional("step"), steps) : ALL_STEPS;
            int play = fields.optional("play");
            int marginals = fields.optional("agents");
            if ((play < 0) == (marginals < 0)) {
                reading.problem(
                        node,
                        play < 0
                                ? "a rule of a policy needs \"play\" (joint actions) or \"agents\" (one distribution each)"
                                : "a rule of a policy with both \"play\" and \"agents\"; give one of them");
            } else if (play >= 0) {
                readPlay(rule, play);
            } else {
                product[rule] = true;
                readAgents(rule, marginals);
            }
        }
        firstEntry[rule + 1] = written.size();
        firstName[rule + 1] = nameCount;
    }

    private int step(int node, int steps) {
        int step = reading.integer(node, "\"step\"", 1);
        if (step > 0 && steps < 0) {
            reading.problem(node, "\"step\" in a discounted game, whose policies are the same at every step");
        } else if (step > steps && steps > 0) {
            reading.problem(node, "\"step\" is " + step + "; the game has " + steps + " steps, counted from 1");
        }
        return step;
    }

    private void readPlay(int rule, int node) {
        if (!reading.isList(node, "\"play\"")) {
            return;
        }
        long before = reading.problemCount();
        Set<List<String>> seen = new HashSet<>();
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            if (!entryFields.open(k)) {
                continue;
            }
            int actions = entryFields.required("actions");
            int probabilityNode = entryFields.required("probability");
            if (actions < 0 || probabilityNode < 0) {
                continue;
            }
            List<String> joint = ActionRules.pattern(reading, actions, stateOf[rule], states, sets);
            if (!seen.add(joint)) {
                reading.problem(actions, "joint action " + GameReader.shown(joint) + " is given twice");
            }
            checkOnlyActions(rule, actions, joint);
            if (!Distributions.append(reading, probabilityNode, written) || reading.problemCount() > before) {
                continue;
            }
            for (int a = document.first(actions); a < document.end(actions); a = document.next(a)) {
                addName(document.textNumber(a));
            }
        }
        if (reading.problemCount() == before) {
            Distributions.check(reading, node, "\"play\"", written, firstEntry[rule]);
        }
    }

    private void checkOnlyActions(int rule, int node, List<String> joint) {
        for (int i = 0; i < Math.min(agents, joint.size()); i++) {
            if (joint.get(i).equals(Reading.ANY)
                    && stateOf[rule] >= 0
                    && sets.at(stateOf[rule]).count(i) > 1) {
                reading.problem(
                        node,
                        "\"*\" in \"play\" stands for an agent's only action; agent "
                                + Shown.text(sets.agents().get(i))
                                + " has " + sets.at(stateOf[rule]).count(i) + " at state "
                                + Shown.text(states.names().get(stateOf[rule])) + ": "
                                + Shown.names(sets.at(stateOf[rule]).names(i)));
            }
        }
    }

    private void readAgents(int rule, int node) {
        if (!reading.isList(node, "\"agents\"")) {
            return;
        }
        int agent = 0;
        String stateName = stateOf[rule] >= 0 ? states.names().get(stateOf[rule]) : "";
        for (int k = document.first(node); k < document.end(node); k = document.next(k), agent++) {
            if (agent >= agents || !reading.isObject(k, "an agent's distribution")) {
                continue;
            }
            long before = reading.problemCount();
            int from = written.size();
            addName(document.count(k));
            for (int key = document.first(k); key < document.end(k); key = document.next(key + 1)) {
                sets.check(reading, key, agent, stateOf[rule], stateName, document.text(key));
                if (Distributions.append(reading, key + 1, written)) {
                    addName(document.textNumber(key));
                }
            }
            if (reading.problemCount() == before) {
                Distributions.check(reading, k, "an agent's distribution", written, from);
            }
        }
        if (agent != agents) {
            reading.problem(
                    node, agent + " distributions; there are " + agents + " agents: " + Shown.names(sets.agents()));
        }
    }

    private void addName(int textNumber) {
        if (nameCount == names.length) {
            names = Arrays.copyOf(names, names.length + (names.length >> 1));
        }
        names[nameCount++] = textNumber;
    }

    /** Whether a rule can be followed at a set: whether the set has every action that the rule names. */
    boolean applies(int rule, int set) {
        return product[rule] ? marginals(rule, set, null) : joints(rule, set, null);
    }

    /**
     * The joint action of each entry of a rule's "play" at a set.
     *
     * @param into filled where not null
     * @return false where an action is not in the set
     */
    boolean joints(int rule, int set, int @Nullable [] into) {
        JointActions actions = sets.set(set);
        int entries = firstEntry[rule + 1] - firstEntry[rule];
        for (int e = 0; e < entries; e++) {
            int joint = 0;
            for (int i = 0; i < agents; i++) {
                String name = document.pooled(names[firstName[rule] + e * agents + i]);
                int action = name.equals(Reading.ANY) ? (actions.count(i) == 1 ? 0 : -1) : sets.find(set, i, name);
                if (action < 0) {
                    return false;
                }
                joint += action * actions.stride(i);
            }
            if (into != null) {
                into[e] = joint;
            }
        }
        return true;
    }

    /** Number of entries of a rule's "play". */
    int entries(int rule) {
        return firstEntry[rule + 1] - firstEntry[rule];
    }

    /** Where the probabilities of a rule's entries begin in {@link #probabilities}. */
    int firstEntry(int rule) {
        return firstEntry[rule];
    }

    /** The probabilities of all rules' entries. */
    NumberColumn probabilities() {
        return probabilities;
    }

    /**
     * The probability of each action of each agent by a rule's "agents" at a set.
     *
     * @param into filled where not null, with one array for each agent
     * @return false where an action is not in the set
     */
    boolean marginals(int rule, int set, @Nullable List<BigFraction[]> into) {
        JointActions actions = sets.set(set);
        int at = firstName[rule];
        int entry = firstEntry[rule];
        for (int i = 0; i < agents; i++) {
            BigFraction[] own = new BigFraction[into == null ? 0 : actions.count(i)];
            Arrays.fill(own, BigFraction.ZERO);
            int given = names[at++];
            for (int k = 0; k < given; k++, entry++) {
                int action = sets.find(set, i, document.pooled(names[at++]));
                if (action < 0) {
                    return false;
                }
                if (into != null) {
                    own[action] = probabilities.at(entry);
                }
            }
            if (into != null) {
                into.add(own);
            }
        }
        return true;
    }
}

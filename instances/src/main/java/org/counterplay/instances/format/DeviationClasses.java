package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.DeviationClass.Candidate;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * Reads deviation classes: {@code {"masked": [{"agent", "state", "recommended", "plays"}]}} or {@code {"listed": [{"name",
 * "agent", "changes": [{"state", "recommended", "plays"}]}]}}. A substitution may name a step; {@code *} stands for any
 * agent, state or action, a recommendation being never replaced by itself then. In a change of a listed deviation {@code *}
 * may stand for the state and the recommendation.
 */
final class DeviationClasses {
    /** Most substitutions of a class, {@code *} being written out. */
    static final int MOST_SUBSTITUTIONS = 10_000_000;

    private static final int BYTES_EACH = 96;

    private final Reading reading;
    private final Document document;
    private final StateNames states;
    private final ActionSets sets;
    private final int steps;
    private final Fields classFields;
    private final Fields masked;
    private final Fields listed;
    private final Fields change;
    private long substitutions;

    /**
     * A reader for a game.
     *
     * @param horizon tells which steps there are
     * @param more further fields that an object with a class may have
     */
    DeviationClasses(Reading reading, StateNames states, ActionSets sets, Horizon horizon, String... more) {
        this.reading = reading;
        this.states = states;
        this.sets = sets;
        document = reading.document();
        steps = horizon instanceof Horizon.Finite finite ? finite.steps() : -1;
        String[] fields = new String[more.length + 2];
        System.arraycopy(more, 0, fields, 2, more.length);
        fields[0] = "masked";
        fields[1] = "listed";
        classFields = new Fields(reading, "a deviation class", fields);
        masked = new Fields(reading, "a masked substitution", "step", "agent", "state", "recommended", "plays");
        listed = new Fields(reading, "a listed deviation", "name", "agent", "changes");
        change = new Fields(reading, "a change", "step", "state", "recommended", "plays");
    }

    /** Opens an object that holds a class, for its further fields. */
    Fields open(int node) {
        classFields.open(node);
        return classFields;
    }

    /** Reads the class in an object; throws where there are problems. */
    DeviationClass read(int node, String label) {
        open(node);
        reading.stopIfWrong();
        int mask = classFields.optional("masked");
        int list = classFields.optional("listed");
        if ((mask < 0) == (list < 0)) {
            throw reading.error(node, "a deviation class needs \"masked\" or \"listed\", one of them");
        }
        DeviationClass read = mask >= 0 ? readMask(mask, label) : readList(list, label);
        reading.stopIfWrong();
        return read;
    }

    private DeviationClass readMask(int node, String label) {
        Set<Substitution> allowed = new HashSet<>();
        if (reading.isList(node, "\"masked\"")) {
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                if (!masked.open(k)) {
                    continue;
                }
                int agentNode = masked.required("agent");
                if (agentNode >= 0) {
                    int agent = agent(agentNode, true);
                    if (agent != StateNames.NONE) {
                        expand(k, masked, agent, true, allowed::add);
                    }
                }
            }
        }
        return new DeviationClass.Masked(label, allowed);
    }

    private DeviationClass readList(int node, String label) {
        List<Candidate> candidates = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (reading.isList(node, "\"listed\"")) {
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                if (!listed.open(k)) {
                    continue;
                }
                int nameNode = listed.required("name");
                int agentNode = listed.required("agent");
                int changesNode = listed.required("changes");
                String name = nameNode < 0 ? null : reading.newName(nameNode, "a listed deviation's name");
                if (name != null && !names.add(name)) {
                    reading.problem(nameNode, "listed deviation \"" + Shown.text(name) + "\" is given twice");
                }
                int agent = agentNode < 0 ? StateNames.NONE : agent(agentNode, false);
                if (name != null && agent >= 0 && changesNode >= 0) {
                    candidates.add(new Candidate(name, agent, changes(changesNode, agent)));
                }
            }
        }
        return new DeviationClass.Listed(label, candidates);
    }

    /** The changes of one agent's deviation; problems are noted. */
    List<Substitution> changes(int node, int agent) {
        Set<Substitution> changes = new LinkedHashSet<>();
        Set<Substitution> places = new HashSet<>();
        if (reading.isList(node, "\"changes\"")) {
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                if (change.open(k)) {
                    int entry = k;
                    expand(k, change, agent, false, substitution -> {
                        Substitution place = new Substitution(
                                substitution.step(), agent, substitution.state(), substitution.recommended(), 0);
                        if (places.add(place)) {
                            changes.add(substitution);
                        } else {
                            reading.problem(
                                    entry,
                                    "what is played at state "
                                            + Shown.text(states.names().get(substitution.state()))
                                            + " instead of "
                                            + Shown.text(sets.at(substitution.state())
                                                    .names(agent)
                                                    .get(substitution.recommended()))
                                            + " is given twice");
                        }
                    });
                }
            }
        }
        return List.copyOf(changes);
    }

    /** Gives on every substitution that an entry stands for. */
    private void expand(int node, Fields fields, int agent, boolean anyPlays, Consumer<Substitution> into) {
        int stepNode = fields.optional("step");
        int stateNode = fields.required("state");
        int recommendedNode = fields.required("recommended");
        int playsNode = fields.required("plays");
        int step = stepNode < 0 ? Substitution.ALL_STEPS : step(stepNode);
        if (stateNode < 0 || recommendedNode < 0 || playsNode < 0 || step < 0) {
            return;
        }
        int state = states.find(reading, stateNode, true);
        String recommended = action(recommendedNode, agent, state, true);
        String plays = action(playsNode, agent, state, anyPlays);
        if (state == StateNames.NONE || recommended == null || plays == null) {
            return;
        }
        long before = substitutions;
        for (int s = Math.max(state, 0); s < (state < 0 ? states.size() : state + 1); s++) {
            for (int i = Math.max(agent, 0); i < (agent < 0 ? sets.agentCount() : agent + 1); i++) {
                expand(node, step, i, s, recommended, plays, into);
            }
        }
        if (substitutions == before) {
            reading.problem(node, "this substitution fits no agent and state: the actions are never there together");
        }
    }

    private void expand(
            int node, int step, int agent, int state, String recommended, String plays, Consumer<Substitution> into) {
        int set = sets.setOf(state);
        int count = sets.set(set).count(agent);
        boolean anyRecommended = recommended.equals(Reading.ANY);
        boolean anyPlays = plays.equals(Reading.ANY);
        int onlyRecommended = anyRecommended ? -1 : sets.find(set, agent, recommended);
        int onlyPlays = anyPlays ? -1 : sets.find(set, agent, plays);
        if ((!anyRecommended && onlyRecommended < 0) || (!anyPlays && onlyPlays < 0)) {
            return;
        }
        for (int b = anyRecommended ? 0 : onlyRecommended; b < (anyRecommended ? count : onlyRecommended + 1); b++) {
            for (int c = anyPlays ? 0 : onlyPlays; c < (anyPlays ? count : onlyPlays + 1); c++) {
                if (b != c || (!anyRecommended && !anyPlays)) {
                    if (++substitutions > MOST_SUBSTITUTIONS) {
                        throw reading.error(
                                node,
                                "more than " + MOST_SUBSTITUTIONS
                                        + " substitutions, \"*\" being written out; maybe use the class markov");
                    }
                    if ((substitutions & 0xffff) == 0) {
                        reading.requireMemory(
                                node, substitutions + " substitutions", (double) substitutions * BYTES_EACH);
                    }
                    into.accept(new Substitution(step, agent, state, b, c));
                }
            }
        }
    }

    private int step(int node) {
        int step = reading.integer(node, "\"step\"", 1);
        if (step > 0 && steps < 0) {
            reading.problem(node, "\"step\" in a discounted game, whose deviations are the same at every step");
            return -1;
        }
        if (step > steps && steps > 0) {
            reading.problem(node, "\"step\" is " + step + "; the game has " + steps + " steps, counted from 1");
            return -1;
        }
        return step;
    }

    private int agent(int node, boolean anyAllowed) {
        String name = reading.text(node, "an agent's name");
        if (name == null) {
            return StateNames.NONE;
        }
        if (anyAllowed && name.equals(Reading.ANY)) {
            return StateNames.ANY;
        }
        int agent = sets.agents().indexOf(name);
        if (agent < 0) {
            reading.problem(
                    node, "unknown agent \"" + Shown.text(name) + "\"; the agents are " + Shown.names(sets.agents()));
            return StateNames.NONE;
        }
        return agent;
    }

    private @Nullable String action(int node, int agent, int state, boolean anyAllowed) {
        String name = reading.text(node, "an action's name");
        if (name == null || (anyAllowed && name.equals(Reading.ANY))) {
            return name;
        }
        if (agent >= 0) {
            String stateName = state >= 0 ? states.names().get(state) : "";
            return sets.check(reading, node, agent, state, stateName, name) ? name : null;
        }
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < sets.agentCount(); i++) {
            Collection<String> own = state >= 0 ? sets.at(state).names(i) : sets.known(i);
            if (own.contains(name)) {
                return name;
            }
            all.addAll(own);
        }
        reading.problem(
                node,
                "no agent has the action \"" + Shown.text(name) + "\""
                        + (state >= 0 ? " at state " + Shown.text(states.names().get(state)) : "") + "; there are "
                        + Shown.names(all));
        return null;
    }
}

package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.instances.format.Document.Kind;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.hipparchus.fraction.BigFraction;

/** Reads the cases that {@link CoverText} wrote. Whether they hold every deviation is for the checker to say. */
final class CoverReader {
    /** Deepest splits; a split has branches at fewer places than this in any proof worth its reading. */
    private static final int MOST_LEVELS = 2_500;

    private final Reading reading;
    private final Document document;
    private final Game game;
    private final StateNames states;
    private final ActionSets sets;
    private final Fields fields;
    private int next;
    private int end;

    CoverReader(Reading reading, Game game, StateNames states, ActionSets sets) {
        this.reading = reading;
        this.game = game;
        this.states = states;
        this.sets = sets;
        document = reading.document();
        fields = new Fields(reading, "a case", "step", "state", "recommended", "branches", "price");
    }

    /** The cases of an agent; throws where there are problems. */
    Cases read(int node, int agent) {
        if (!reading.isList(node, "\"cases\"")) {
            reading.stopIfWrong();
        }
        next = document.first(node);
        end = document.end(node);
        Cases cases = read(node, agent, 0);
        if (next != end) {
            throw reading.error(next, "there are more cases than the splits have branches");
        }
        return cases;
    }

    private Cases read(int list, int agent, int level) {
        if (next >= end || level > MOST_LEVELS) {
            throw reading.error(
                    list,
                    next >= end
                            ? "there are fewer cases than the splits have branches"
                            : "cases are split more than " + MOST_LEVELS + " times");
        }
        int node = next;
        next = document.next(node);
        fields.open(node);
        reading.stopIfWrong();
        if (fields.has("price")) {
            int price = fields.required("price");
            for (String other : List.of("step", "state", "recommended", "branches")) {
                if (fields.has(other)) {
                    throw reading.error(node, "a case has a price or is split, not both");
                }
            }
            BigFraction value = reading.number(price, "\"price\"");
            reading.stopIfWrong();
            return new Cases.Whole(value == null ? BigFraction.ZERO : value);
        }
        int stepNode = fields.optional("step");
        int stateNode = fields.required("state");
        int recommendedNode = fields.required("recommended");
        int branchesNode = fields.required("branches");
        reading.stopIfWrong();
        int step = stepNode < 0 ? Substitution.ALL_STEPS : reading.integer(stepNode, "\"step\"", 1);
        int state = states.find(reading, stateNode, false);
        reading.stopIfWrong();
        int recommended = action(recommendedNode, agent, state);
        List<Set<Integer>> shares = new ArrayList<>();
        if (reading.isList(branchesNode, "\"branches\"")) {
            for (int k = document.first(branchesNode); k < document.end(branchesNode); k = document.next(k)) {
                shares.add(share(k, agent, state));
            }
        }
        reading.stopIfWrong();
        List<Cases.Branch> branches = new ArrayList<>();
        for (Set<Integer> share : shares) {
            branches.add(new Cases.Branch(share, read(list, agent, level + 1)));
        }
        return new Cases.Split(new Spot(step, state, recommended), branches);
    }

    private Set<Integer> share(int node, int agent, int state) {
        if (document.kind(node) != Kind.LIST) {
            throw reading.error(node, "a branch must be a list of actions");
        }
        Set<Integer> actions = new LinkedHashSet<>();
        int last = -1;
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            int action = action(k, agent, state);
            if (action <= last) {
                throw reading.error(k, "actions of a branch must stand in the game's order");
            }
            last = action;
            actions.add(action);
        }
        return actions;
    }

    private int action(int node, int agent, int state) {
        String name = reading.text(node, "an action's name");
        reading.stopIfWrong();
        if (name == null
                || !sets.check(reading, node, agent, state, game.states().get(state), name)) {
            reading.stopIfWrong();
            throw reading.error(node, "this must be the name of an action");
        }
        return sets.find(sets.setOf(state), agent, name);
    }
}

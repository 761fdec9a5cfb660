package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.instances.format.Document.Kind;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.certificate.ValueTable;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;

/** Reads the agents' proofs of a certificate. Whether they prove anything is for the checker to say. */
final class ProofReader {
    private final Reading reading;
    private final Document document;
    private final Game game;
    private final StateNames states;
    private final DeviationClasses classes;
    private final CoverReader cases;
    private final Fields fields;
    private final Fields deviationFields;

    ProofReader(Reading reading, Game game) {
        this.reading = reading;
        this.game = game;
        document = reading.document();
        states = StateNames.of(game.states());
        ActionSets sets = ActionSets.of(game);
        classes = new DeviationClasses(reading, states, sets, game.horizon());
        cases = new CoverReader(reading, game, states, sets);
        fields = new Fields(
                reading,
                "an agent's proof",
                "name",
                "obeyingLower",
                "obeyingUpper",
                "deviation",
                "deviating",
                "bounding",
                "cases",
                "rarity");
        deviationFields = new Fields(reading, "a deviation", "stationary", "changes");
    }

    /** What is claimed of an agent. */
    record Claim(Enclosure value, Enclosure regret) {}

    /** Reads a list with a proof for each agent; throws where there are problems. */
    List<AgentProof> read(int node, List<Claim> claims) {
        if (document.kind(node) != Kind.LIST || document.count(node) != game.agentCount()) {
            throw reading.error(
                    node, "there must be a list with a proof for each agent: " + Shown.names(game.agents()));
        }
        List<AgentProof> proofs = new ArrayList<>();
        for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
            proofs.add(proof(k, proofs.size(), claims.get(proofs.size())));
        }
        return proofs;
    }

    static void checkName(Reading reading, int node, String agent) {
        if (!agent.equals(reading.text(node, "an agent's name"))) {
            throw reading.error(
                    node, "this must be agent \"" + Shown.text(agent) + "\"; agents are in the game's order");
        }
    }

    private AgentProof proof(int node, int agent, Claim claim) {
        fields.open(node);
        int nameNode = fields.required("name");
        int lowerNode = fields.required("obeyingLower");
        int upperNode = fields.optional("obeyingUpper");
        int deviationNode = fields.required("deviation");
        int deviatingNode = fields.required("deviating");
        int boundingNode = fields.required("bounding");
        int casesNode = fields.optional("cases");
        int rarityNode = fields.optional("rarity");
        reading.stopIfWrong();
        checkName(reading, nameNode, game.agents().get(agent));
        ValueTable lower = table(lowerNode);
        ValueTable upper = upperNode < 0 ? lower : table(upperNode);
        if (upperNode >= 0 && upper.equals(lower)) {
            throw reading.error(
                    upperNode, "\"obeyingUpper\" is the same as \"obeyingLower\"; it must be left out then");
        }
        Deviation deviation = deviation(deviationNode, agent);
        ValueTable deviating = table(deviatingNode);
        List<ValueTable> bounding = new ArrayList<>();
        if (reading.isList(boundingNode, "\"bounding\"")) {
            for (int k = document.first(boundingNode); k < document.end(boundingNode); k = document.next(k)) {
                bounding.add(table(k));
            }
        }
        reading.stopIfWrong();
        Cover cover = cover(casesNode, rarityNode, agent);
        return new AgentProof(claim.value(), claim.regret(), lower, upper, deviation, deviating, bounding, cover);
    }

    private Cover cover(int casesNode, int rarityNode, int agent) {
        if (casesNode < 0) {
            if (rarityNode >= 0) {
                throw reading.error(rarityNode, "\"rarity\" without \"cases\"");
            }
            return Cover.WHOLE;
        }
        Cover cover = new Cover(cases.read(casesNode, agent), rarityNode < 0 ? null : table(rarityNode));
        if (cover.equals(Cover.WHOLE)) {
            throw reading.error(casesNode, "\"cases\" of a price of 0 that are not split must be left out");
        }
        return cover;
    }

    private ValueTable table(int node) {
        if (!reading.isList(node, "a table")) {
            reading.stopIfWrong();
        }
        int[][] places = new int[document.count(node)][];
        NumberColumn.Writer values = new NumberColumn.Writer((document.end(node) - node) / 2);
        int step = 0;
        for (int k = document.first(node); k < document.end(node); k = document.next(k), step++) {
            if (!reading.isObject(k, "a step of a table")) {
                reading.stopIfWrong();
            }
            int[] own = new int[(document.end(k) - k) / 2];
            int count = 0;
            for (int key = document.first(k); key < document.end(k); key = document.next(key + 1)) {
                int state = states.find(reading, key, false);
                double quick = document.quickDouble(key + 1);
                if (Double.isNaN(quick)) {
                    BigFraction value = reading.finite(key + 1, "a value");
                    reading.stopIfWrong();
                    if (value != null) {
                        values.add(value);
                    }
                } else {
                    reading.stopIfWrong();
                    values.add(quick);
                }
                if (count > 0 && own[count - 1] >= state) {
                    throw reading.error(key, "states must stand in the game's order");
                }
                own[count++] = state;
            }
            places[step] = Arrays.copyOf(own, count);
        }
        return new ValueTable(places, values.finish());
    }

    private Deviation deviation(int node, int agent) {
        deviationFields.open(node);
        int stationaryNode = deviationFields.required("stationary");
        int changesNode = deviationFields.required("changes");
        reading.stopIfWrong();
        if (document.kind(stationaryNode) != Kind.BOOLEAN) {
            throw reading.error(
                    stationaryNode, "\"stationary\" must be true or false, not " + document.describe(stationaryNode));
        }
        boolean stationary = document.text(stationaryNode).equals("true");
        List<Substitution> changes = classes.changes(changesNode, agent);
        reading.stopIfWrong();
        double actions = 0;
        for (int s = 0; s < game.stateCount(); s++) {
            actions += game.actions(s).count(agent);
        }
        double places = actions * (stationary ? 1 : game.horizon().tableSteps());
        reading.requireMemory(node, "a deviation with " + places + " places", 2 * places);
        try {
            Deviation deviation = Deviation.identity(game, agent, stationary);
            for (Substitution change : changes) {
                if ((change.step() == Substitution.ALL_STEPS) != deviation.stationary()) {
                    throw reading.error(
                            changesNode,
                            deviation.stationary()
                                    ? "a stationary deviation has a change with a step"
                                    : "a deviation that is not stationary has a change without a step");
                }
                deviation.set(Math.max(change.step(), 1), change.state(), change.recommended(), change.plays());
            }
            return deviation;
        } catch (IllegalArgumentException refused) {
            throw reading.error(node, String.valueOf(refused.getMessage()));
        }
    }
}

package org.counterplay.instances.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/** A small game with one successor for each joint action, written state by state. */
final class Sketch {
    private final List<String> agents;
    private final Map<String, Spot> spots = new LinkedHashMap<>();

    /** Which state follows a joint action. */
    interface Next {
        String after(int joint);
    }

    /** What a joint action pays an agent. */
    interface Pay {
        BigFraction of(int joint, int agent);

        /** Nothing. */
        Pay NONE = (joint, agent) -> BigFraction.ZERO;
    }

    private record Spot(JointActions actions, Next next, Pay pay) {}

    Sketch(List<String> agents) {
        this.agents = agents;
    }

    /** A state; states are numbered in the order in which they are added. */
    Sketch state(String name, JointActions actions, Next next, Pay pay) {
        spots.put(name, new Spot(actions, next, pay));
        return this;
    }

    /** The game; play begins as {@code initial} says, by state. */
    Game game(String name, String source, Horizon horizon, Map<String, BigFraction> initial) {
        List<String> names = new ArrayList<>(spots.keySet());
        GameWriter writer = new GameWriter(name, horizon, agents, names).source(source);
        initial.forEach((state, probability) -> writer.initial(names.indexOf(state), probability));
        for (Spot spot : spots.values()) {
            writer.state(spot.actions());
            for (int joint = 0; joint < spot.actions().size(); joint++) {
                writer.row();
                writer.successor(names.indexOf(spot.next().after(joint)), BigFraction.ONE);
                for (int agent = 0; agent < agents.size(); agent++) {
                    writer.reward(agent, spot.pay().of(joint, agent));
                }
            }
        }
        return writer.finish();
    }

    /** The actions a1, a2, .. of the first agent and b1, b2, .. of the second. */
    static JointActions two(int first, int second) {
        return new JointActions(List.of(numbered("a", first), numbered("b", second)));
    }

    private static List<String> numbered(String letter, int count) {
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            names.add(letter + k);
        }
        return names;
    }
}

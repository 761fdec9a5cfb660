package org.counterplay.instances.environment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/** All that can be on a morning: which driver is where at which step, and the game of it. */
final class Morning {
    private static final int MINUTES = 10;
    private static final int FIRST_HOUR = 7;

    private final int steps;
    private final List<Situation> situations;
    private final Map<Situation, Integer> numbers = new LinkedHashMap<>();
    private final Map<List<Place>, JointActions> actions = new LinkedHashMap<>();
    private final List<int[]> next = new ArrayList<>();

    /** At a step (1-based), each driver is at its place. */
    record Situation(int step, List<Place> places) {
        /** As {@code 7:10 square,ring-road}. */
        String label() {
            int minutes = (step - 1) * MINUTES;
            String time = String.format(Locale.ROOT, "%d:%02d", FIRST_HOUR + minutes / 60, minutes % 60);
            return time + " " + places.stream().map(Place::label).collect(Collectors.joining(","));
        }
    }

    /** Everything that some joint play of so many drivers and steps leads to, from all at home. */
    Morning(int drivers, int steps) {
        this.steps = steps;
        situations = new ArrayList<>();
        add(new Situation(1, Collections.nCopies(drivers, Place.HOME)));
        for (int number = 0; number < situations.size(); number++) {
            Situation situation = situations.get(number);
            JointActions joint = actionsAt(situation);
            int[] following = new int[joint.size()];
            for (int a = 0; a < following.length; a++) {
                following[a] = isLast(situation) ? number : add(after(situation, joint, a));
            }
            next.add(following);
        }
    }

    /** All situations; steps ascend. */
    List<Situation> situations() {
        return situations;
    }

    boolean isLast(Situation situation) {
        return situation.step() == steps;
    }

    JointActions actionsAt(Situation situation) {
        return actions.computeIfAbsent(
                situation.places(),
                places -> new JointActions(places.stream().map(Place::actions).toList()));
    }

    /** The number of the situation after a joint action; a situation of the last step is followed by itself. */
    int numberAfter(int number, int joint) {
        return next.get(number)[joint];
    }

    /** What the step costs a driver. */
    BigFraction cost(int number, int joint, int driver) {
        Situation situation = situations.get(number);
        JointActions all = actionsAt(situation);
        int[] own = new int[all.agents()];
        for (int i = 0; i < own.length; i++) {
            own[i] = all.action(joint, i);
        }
        return Traffic.cost(situation.places(), own, driver, isLast(situation));
    }

    /** The game; rewards are costs with their sign turned. */
    Game game(String name, String source) {
        int drivers = situations.getFirst().places().size();
        List<String> agents = new ArrayList<>();
        for (int i = 1; i <= drivers; i++) {
            agents.add("driver " + i);
        }
        GameWriter writer = new GameWriter(
                        name,
                        new Horizon.Finite(steps),
                        agents,
                        situations.stream().map(Situation::label).toList())
                .source(source);
        writer.initial(0, BigFraction.ONE);
        for (int number = 0; number < situations.size(); number++) {
            JointActions joint = actionsAt(situations.get(number));
            writer.state(joint);
            for (int a = 0; a < joint.size(); a++) {
                writer.row();
                writer.successor(numberAfter(number, a), 1.0);
                for (int i = 0; i < drivers; i++) {
                    writer.reward(i, cost(number, a, i).negate());
                }
            }
        }
        return writer.finish();
    }

    /** The number of a situation, which is new where it has none. */
    private int add(Situation situation) {
        Integer known = numbers.putIfAbsent(situation, situations.size());
        if (known != null) {
            return known;
        }
        situations.add(situation);
        return situations.size() - 1;
    }

    private static Situation after(Situation situation, JointActions joint, int action) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < joint.agents(); i++) {
            places.add(situation.places().get(i).after(joint.action(action, i)));
        }
        return new Situation(situation.step() + 1, List.copyOf(places));
    }
}

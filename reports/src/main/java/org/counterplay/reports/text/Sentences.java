package org.counterplay.reports.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.reports.result.Departure;
import org.counterplay.reports.result.Departures;

/** A deviation told in sentences: {@code At step 1 in state s0, told a1, driver 1 plays a2 instead.} */
public final class Sentences {
    private static final int MOST_RANGES = 4;

    private final Game game;
    private final int agent;
    private final int most;
    private final Map<Departure, List<int[]>> steps = new LinkedHashMap<>();
    private long untold;

    private Sentences(Game game, int agent, int most) {
        this.game = game;
        this.agent = agent;
        this.most = most;
    }

    /**
     * At most so many sentences, and where there are more to tell, a last line that says how many. Departures that differ in
     * the step alone share a sentence.
     */
    public static List<String> of(Game game, int agent, Departures departures, int most) {
        Sentences sentences = new Sentences(game, agent, most);
        departures.forEach(sentences::add);
        return sentences.lines();
    }

    /** {@code driver 1}; {@code agent 1} where the name alone does not say that it is an agent. */
    public static String nameOf(Game game, int agent) {
        String name = game.agents().get(agent);
        return name.length() > 1 && name.codePoints().anyMatch(Character::isLetter) ? name : "agent " + name;
    }

    private void add(Departure departure) {
        Departure key =
                new Departure(Departure.EVERY_STEP, departure.state(), departure.recommended(), departure.plays());
        List<int[]> ranges = steps.get(key);
        if (ranges == null) {
            if (steps.size() == most) {
                untold++;
                return;
            }
            ranges = new ArrayList<>();
            steps.put(key, ranges);
        }
        int[] last = ranges.isEmpty() ? null : ranges.getLast();
        if (last != null && last[1] + 1 == departure.step()) {
            last[1]++;
        } else {
            ranges.add(new int[] {departure.step(), departure.step()});
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        steps.forEach((departure, ranges) -> lines.add(sentence(departure, ranges)));
        if (untold > 0) {
            lines.add("... and at " + Figures.count(untold) + " more " + (untold == 1 ? "place" : "places")
                    + "; --format json lists them all.");
        }
        return lines;
    }

    private String sentence(Departure departure, List<int[]> ranges) {
        List<String> actions = game.actions(departure.state()).names(agent);
        StringBuilder text = new StringBuilder();
        if (!(game.horizon() instanceof Horizon.Finite finite)) {
            text.append("Whenever in state ")
                    .append(game.states().get(departure.state()))
                    .append(", ");
        } else if (finite.steps() > 1) {
            text.append("At ").append(when(ranges)).append(" in state ");
            text.append(game.states().get(departure.state())).append(", ");
        } else if (game.stateCount() > 1) {
            text.append("In state ")
                    .append(game.states().get(departure.state()))
                    .append(", ");
        }
        text.append(
                departure.recommended() == Departure.WHATEVER_IS_TOLD
                        ? "whatever it is told, "
                        : "told " + actions.get(departure.recommended()) + ", ");
        text.append(nameOf(game, agent)).append(" plays ").append(actions.get(departure.plays()));
        text.append(departure.recommended() == Departure.WHATEVER_IS_TOLD ? "." : " instead.");
        text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
        return text.toString();
    }

    private static String when(List<int[]> ranges) {
        List<String> parts = new ArrayList<>();
        boolean several = ranges.size() > 1 || ranges.getFirst()[0] < ranges.getFirst()[1];
        for (int[] range : ranges.subList(0, Math.min(MOST_RANGES, ranges.size()))) {
            parts.add(
                    range[0] == range[1]
                            ? Integer.toString(range[0])
                            : range[0] + (range[0] + 1 == range[1] ? ", " : " to ") + range[1]);
        }
        String listed = String.join(", ", parts) + (ranges.size() > MOST_RANGES ? ", .." : "");
        return (several ? "steps " : "step ") + listed;
    }
}

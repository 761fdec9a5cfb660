package org.counterplay.instances.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The {@code .tra} file of a concurrent stochastic game: a header {@code states:players choices transitions}, then rows
 * {@code state choice target probability [a1,..,an]}, by ascending state and choice, one for each successor of a choice.
 *
 * <p>Choices are numbered through all states, transitions through all choices: those of state s are {@code firstChoice(s) ..
 * firstChoice(s+1)-1}, and so on.
 */
final class PrismTransitions {
    private static final double BYTES_PER_STATE = 120;
    private static final BigFraction MOST_PROBABILITY = Rationals.parse("1.000000001"); // 1, rounded
    private static final String FORM = "\"state choice target probability [a1,..,an]\"";

    private final Rows rows;
    private final int states;
    private final int declaredChoices;
    private final int declaredTransitions;
    private int players;
    private final int[] firstChoice;
    private final List<List<String>> labels = new ArrayList<>();
    private int[] firstTransition;
    private int[] targets;
    private int[] offsets;
    private BigFraction[] probabilities;
    private int transitions;
    private final Map<String, List<String>> knownLabels = new HashMap<>();
    private final Map<String, BigFraction> knownNumbers = new HashMap<>();

    PrismTransitions(SourceText source) {
        rows = new Rows(source);
        rows.require("the header \"states:players choices transitions\"");
        rows.requireCount(3, 3, "the header \"states:players choices transitions\"");
        String first = rows.field(0);
        int colon = first.indexOf(':');
        int split = colon < 0 ? rows.end(0) : rows.start(0) + colon;
        states = rows.integer(0, "the number of states", rows.start(0), split);
        players = colon < 0 ? 0 : rows.integer(0, "the number of players", split + 1, rows.end(0));
        if (states == 0 || colon >= 0 && players == 0) {
            throw rows.error(0, "a game needs at least one state and one player");
        }
        declaredChoices = rows.integer(1, "the number of choices");
        declaredTransitions = rows.integer(2, "the number of transitions");
        InputException.requireMemory(source.file(), "a game of " + states + " states", BYTES_PER_STATE * states);
        int room = (int) Math.min(declaredTransitions, source.text().length() / 8L) + 4;
        firstChoice = new int[states + 1];
        firstTransition = new int[(int) Math.min(declaredChoices, room) + 4];
        targets = new int[room];
        offsets = new int[room];
        probabilities = new BigFraction[room];
    }

    /** Reads the rows. */
    void read() {
        int state = -1;
        int choice = -1;
        while (rows.next()) {
            int rowState = state(0);
            rows.requireCount(5, Integer.MAX_VALUE, FORM);
            int rowChoice = rows.integer(1, "the choice");
            if (rowState < state || rowState == state && rowChoice < choice) {
                throw rows.error(
                        0,
                        "rows must be in the order of states and choices, but state " + rowState + " choice "
                                + rowChoice + " follows after state " + state + " choice " + choice
                                + "; maybe sort the file");
            }
            if (rowState != state || rowChoice != choice) {
                int next = rowState == state ? choice + 1 : 0;
                if (rowChoice != next) {
                    throw rows.error(
                            1, "choices of state " + rowState + " must be numbered 0, 1, ..; " + next + " is missing");
                }
                beginStates(state, rowState);
                state = rowState;
                choice = rowChoice;
                beginChoice(label());
            } else if (!label().equals(labels.getLast())) {
                throw rows.error(
                        4,
                        "choice " + choice + " of state " + state + " has two labels, " + labels.getLast() + " and "
                                + label());
            }
            transition();
        }
        beginStates(state, states);
        firstTransition[labels.size()] = transitions;
        requireDeclared("choices", labels.size(), declaredChoices);
        requireDeclared("transitions", transitions, declaredTransitions);
        knownLabels.clear();
        knownNumbers.clear();
        if (players == 0) {
            throw new InputException(
                    rows.source().file(), "neither the header nor any label tells how many players there are");
        }
    }

    private int state(int field) {
        if (rows.field(field).indexOf(':') >= 0) {
            throw rows.error(
                    field,
                    "state " + Shown.text(rows.field(field))
                            + " names its player: this is a turn-based game; only concurrent ones (CSG) are read");
        }
        return rows.index(field, "the state", states);
    }

    private void requireDeclared(String what, int met, int declared) {
        if (met != declared) {
            throw new InputException(
                    rows.source().file(),
                    "the header announces " + declared + " " + what + "; there are " + met
                            + (met < declared ? "; maybe the file was cut off" : ""));
        }
    }

    private void beginStates(int after, int upTo) {
        for (int s = after + 1; s <= upTo; s++) {
            firstChoice[s] = labels.size();
        }
    }

    private void beginChoice(List<String> label) {
        if (labels.size() + 2 >= firstTransition.length) {
            firstTransition = Arrays.copyOf(firstTransition, firstTransition.length * 3 / 2 + 4);
        }
        firstTransition[labels.size()] = transitions;
        labels.add(label);
    }

    private void transition() {
        if (transitions == targets.length) {
            int larger = transitions + (transitions >> 1) + 4;
            targets = Arrays.copyOf(targets, larger);
            offsets = Arrays.copyOf(offsets, larger);
            probabilities = Arrays.copyOf(probabilities, larger);
        }
        int target = rows.index(2, "the target", states);
        for (int k = firstTransition[labels.size() - 1]; k < transitions; k++) {
            if (targets[k] == target) {
                throw rows.error(2, "target " + target + " is given twice for this choice");
            }
        }
        BigFraction probability = knownNumbers.get(rows.field(3));
        if (probability == null) {
            probability = rows.number(3, "the probability");
            if (probability.getNumerator().signum() < 0 || probability.compareTo(MOST_PROBABILITY) > 0) {
                throw rows.error(3, "the probability is " + Shown.number(probability) + "; it must be from 0 to 1");
            }
            knownNumbers.put(rows.field(3), probability);
        }
        targets[transitions] = target;
        offsets[transitions] = rows.start(3);
        probabilities[transitions++] = probability;
    }

    /** The actions in the line's label; the brackets may also stand around each action of its own. */
    private List<String> label() {
        String text = rows.from(4);
        List<String> known = knownLabels.get(text);
        if (known == null) {
            known = parse(text);
            knownLabels.put(text, known);
        }
        return known;
    }

    private List<String> parse(String text) {
        if (text.length() < 2 || text.charAt(0) != '[' || text.charAt(text.length() - 1) != ']') {
            throw rows.error(
                    4,
                    "the label must be a joint action like [a1,a2], not " + Shown.text(text)
                            + "; only concurrent games (CSG) are read");
        }
        String[] parts = text.substring(1, text.length() - 1).split("\\]\\s*\\[|,", -1);
        if (players == 0) {
            players = parts.length;
        }
        if (parts.length != players) {
            throw rows.error(4, "the label has " + parts.length + " actions for " + players + " players");
        }
        List<String> actions = new ArrayList<>(players);
        for (String part : parts) {
            String action = part.strip();
            if (action.equals("*")) {
                throw rows.error(4, "the label has an action called *, which stands for anything in instance files");
            }
            if (action.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '[' || c == ']')) {
                throw rows.error(4, "the label has an action with a bracket or a control character");
            }
            actions.add(action.isEmpty() ? PrismReader.IDLE : action);
        }
        return List.copyOf(actions);
    }

    SourceText source() {
        return rows.source();
    }

    int states() {
        return states;
    }

    int players() {
        return players;
    }

    int choices() {
        return labels.size();
    }

    int transitions() {
        return transitions;
    }

    /** The first choice of a state; of the number of states, the number of choices. */
    int firstChoice(int state) {
        return firstChoice[state];
    }

    int firstTransition(int choice) {
        return firstTransition[choice];
    }

    /** The joint action of a choice, one name a player. */
    List<String> label(int choice) {
        return labels.get(choice);
    }

    int target(int transition) {
        return targets[transition];
    }

    BigFraction probability(int transition) {
        return probabilities[transition];
    }

    void setProbability(int transition, BigFraction probability) {
        probabilities[transition] = probability;
    }

    /** Where the probability stands in the file. */
    int offset(int transition) {
        return offsets[transition];
    }

    /** The transition of a choice to a target, or -1. */
    int find(int choice, int target) {
        for (int k = firstTransition[choice]; k < firstTransition[choice + 1]; k++) {
            if (targets[k] == target) {
                return k;
            }
        }
        return -1;
    }

    /** Whether all choices at a state lead back to it; so at a state without choices. */
    boolean absorbing(int state) {
        for (int k = firstTransition[firstChoice[state]]; k < firstTransition[firstChoice[state + 1]]; k++) {
            if (targets[k] != state) {
                return false;
            }
        }
        return true;
    }

    /** An error at a choice. */
    InputException error(int choice, String problem) {
        return source().at(offsets[firstTransition[choice]], problem);
    }
}

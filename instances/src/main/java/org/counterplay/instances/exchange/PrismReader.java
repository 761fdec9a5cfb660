package org.counterplay.instances.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads concurrent stochastic games (CSG) that PRISM-games exported explicitly: {@code .tra} and, beside it, {@code .sta},
 * {@code .lab}, {@code .srew} and {@code .trew} files, with the names that PRISM-games gives them ({@code GAME.trew}, or
 * {@code GAME1.trew}, {@code GAME2.trew}, ..).
 *
 * <ul>
 *   <li>Agent i is the i-th coordinate of the joint actions, called by its number from 1. Its actions at a state are those
 *       in the labels of the state's choices, which must be all combinations; {@value #IDLE} is the idle action.
 *   <li>The reward of agent i is that of structure i, or what {@link ImportOptions#rewards} says: {@code r_i(s,a) = srew(s) +
 *       sum_t P(t|s,a) trew(s,a,t)}.
 *   <li>A state is called by its variables' values, like {@code (0,true)}, or without a {@code .sta} file by its number.
 *   <li>The game starts in the state with the label "init", in one of several with equal probability, and in state 0 where
 *       there is no {@code .lab} file.
 *   <li>A state without choices is never left; all agents are idle.
 *   <li>Probabilities are read as they are written; where they do not sum to exactly 1 they are made to by the rule of {@code
 *       RoundedRow}: simple fractions within the rounding if they sum to 1, else the difference goes to the largest one; a
 *       difference above 1e-9 is an error. The largest change is told.
 *   <li>The files say nothing of a horizon. Where {@link ImportOptions#horizon} says nothing either, a game that ends by
 *       itself (all plays reach states that are never left and pay nothing) gets as many steps as that takes at most; else
 *       it is an error.
 * </ul>
 *
 * <p>Source: PRISM manual, "Explicit model files"; the exports in PRISM-games' tests.
 */
public final class PrismReader {
    /** What an agent does who has nothing to choose. */
    static final String IDLE = "-";

    private final PrismExport export;
    private final PrismTransitions transitions;
    private final List<String> remarks = new ArrayList<>();

    private PrismReader(PrismExport export) {
        this.export = export;
        transitions = new PrismTransitions(export.transitions());
    }

    /**
     * Reads the export that a {@code .tra} or {@code .sta} file belongs to.
     *
     * @throws InputException if a file cannot be read, is wrong or does not fit the others, or the options do not fit them
     */
    public static Imported read(Path file, ImportOptions options) {
        String name = file.getFileName().toString();
        return read(PrismExport.load(file), name.substring(0, name.length() - 4), options);
    }

    static Imported read(PrismExport export, String name, ImportOptions options) {
        return new PrismReader(export).game(name, options);
    }

    private Imported game(String name, ImportOptions options) {
        transitions.read();
        settleProbabilities();
        int states = transitions.states();
        PrismStates named = states(states);
        BitSet initial = initial(states);
        List<PrismRewards> structures = new ArrayList<>();
        for (PrismExport.Structure structure : export.structures()) {
            structures.add(PrismRewards.read(transitions, structure.transitionRewards(), structure.stateRewards()));
        }
        List<AgentReward> rewards =
                AgentReward.choose(file(), structures, transitions.players(), options.rewards(), remarks);
        Horizon horizon = horizon(options, rewards, initial);
        List<String> agents = IntStream.rangeClosed(1, transitions.players())
                .mapToObj(Integer::toString)
                .toList();
        GameWriter writer = new GameWriter(
                        name, horizon, agents, named.names(), transitions.choices() + 1, transitions.transitions() + 1)
                .source("PRISM-games export; states are " + named.variables());
        BigFraction start = new BigFraction(1, initial.cardinality());
        initial.stream().forEach(s -> writer.initial(s, start));
        try {
            write(writer, rewards);
            return new Imported(new Instance(writer.finish(), Map.of(), Map.of()), remarks);
        } catch (IllegalArgumentException unfit) {
            throw new InputException(file(), "no game that can be held: " + unfit.getMessage());
        }
    }

    private String file() {
        return export.transitions().file();
    }

    private PrismStates states(int states) {
        SourceText file = export.states();
        if (file != null) {
            return PrismStates.read(file, states);
        }
        remarks.add("there is no .sta file; states are called by their numbers");
        return new PrismStates(
                "numbered",
                IntStream.range(0, states).mapToObj(Integer::toString).toList());
    }

    private BitSet initial(int states) {
        BitSet initial = new BitSet(states);
        SourceText file = export.labels();
        if (file == null) {
            remarks.add("there is no .lab file; the game starts in state 0");
            initial.set(0);
            return initial;
        }
        initial = PrismLabels.initial(file, states);
        if (initial.cardinality() > 1) {
            remarks.add("the game starts in one of " + initial.cardinality() + " states with equal probability");
        }
        return initial;
    }

    private Horizon horizon(ImportOptions options, List<AgentReward> rewards, BitSet initial) {
        Horizon given = options.horizon();
        if (given != null) {
            return given;
        }
        int steps = EndingGame.steps(transitions, rewards, initial);
        if (steps == 0) {
            throw new InputException(
                    file(),
                    "the game may go on forever and the file names no horizon; add it to the name: .tra:H=10, or"
                            + " .tra:discount=9/10");
        }
        remarks.add("no horizon was given; the game ends by itself after at most " + steps + " steps, so H = " + steps);
        return new Horizon.Finite(steps);
    }

    private void settleProbabilities() {
        int simple = 0;
        int largest = 0;
        int most = -1;
        BigFraction mostChange = BigFraction.ZERO;
        BigFraction mostBefore = BigFraction.ZERO;
        for (int c = 0; c < transitions.choices(); c++) {
            int first = transitions.firstTransition(c);
            BigFraction[] before = new BigFraction[transitions.firstTransition(c + 1) - first];
            Arrays.setAll(before, k -> transitions.probability(first + k));
            BigFraction[] after = before.clone();
            switch (RoundedRow.settle(after)) {
                case EXACT -> {
                    continue;
                }
                case FRACTIONS -> simple++;
                case LARGEST_CHANGED -> largest++;
                case NOT_ROUNDING ->
                    throw transitions.error(
                            c,
                            "the probabilities of this choice sum to " + Shown.number(RoundedRow.sum(before))
                                    + ", which is not 1 by more than rounding (1e-9)");
            }
            for (int k = 0; k < after.length; k++) {
                BigFraction change = after[k].subtract(before[k]).abs();
                transitions.setProbability(first + k, after[k]);
                if (change.compareTo(mostChange) > 0) {
                    mostChange = change;
                    mostBefore = before[k];
                    most = first + k;
                }
            }
        }
        if (most >= 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the probabilities of %d of %d choices did not sum to exactly 1; %s. The largest change is %.2g: %s became %s",
                    simple + largest,
                    transitions.choices(),
                    told(simple, largest),
                    Rationals.toDouble(mostChange),
                    decimal(mostBefore),
                    Shown.number(transitions.probability(most))));
        }
    }

    private static String told(int simple, int largest) {
        String fractions = simple + " were taken as simple fractions within the rounding";
        String changed = largest + " had the difference added to the largest probability";
        return largest == 0 ? fractions : simple == 0 ? changed : fractions + " and " + changed;
    }

    private static String decimal(BigFraction value) {
        return Double.toString(Rationals.toDouble(value));
    }

    private void write(GameWriter writer, List<AgentReward> rewards) {
        PrismActions actions = new PrismActions(transitions);
        int deadlocks = 0;
        for (int s = 0; s < transitions.states(); s++) {
            JointActions here = actions.at(s);
            writer.state(here);
            for (int joint = 0; joint < here.size(); joint++) {
                writer.row();
                int choice = actions.choice(joint);
                if (choice < 0) {
                    deadlocks++;
                    writer.successor(s, 1.0);
                } else {
                    for (int k = transitions.firstTransition(choice);
                            k < transitions.firstTransition(choice + 1);
                            k++) {
                        writer.successor(transitions.target(k), transitions.probability(k));
                    }
                }
                for (int i = 0; i < rewards.size(); i++) {
                    writer.reward(i, rewards.get(i).at(s, choice));
                }
            }
        }
        if (deadlocks > 0) {
            remarks.add(
                    deadlocks == 1
                            ? "one state has no choices; it is never left"
                            : deadlocks + " states have no choices; they are never left");
        }
    }
}

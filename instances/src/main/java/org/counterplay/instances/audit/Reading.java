package org.counterplay.instances.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One reading of a theorem: a choice for each thing that the paper leaves open; the first ones are nearest to its letter. */
public record Reading(List<Choice> choices) {
    static final List<Choice> TV = List.of(Choice.HALF_L1, Choice.L1);
    static final List<Choice> COVERAGE = List.of(Choice.AVERAGED, Choice.PER_STEP);
    static final List<Choice> DEVIATIONS = List.of(Choice.STATIONARY, Choice.MARKOV);
    static final List<Choice> RECOVERABILITY = List.of(Choice.EVERYWHERE, Choice.REACHED);
    static final List<Choice> CONCENTRABILITY = List.of(Choice.STATES, Choice.PLAYS);
    static final List<Choice> VALUE_GAP = List.of(Choice.SIGNED, Choice.LOSS);

    public Reading {
        choices = List.copyOf(choices);
    }

    /** All readings: one of each of the given lists; that of the first ones comes first. */
    @SafeVarargs
    public static List<Reading> all(List<Choice>... open) {
        List<Reading> readings = List.of(new Reading(List.of()));
        for (List<Choice> dimension : open) {
            List<Reading> longer = new ArrayList<>();
            for (Reading begun : readings) {
                for (Choice choice : dimension) {
                    List<Choice> choices = new ArrayList<>(begun.choices);
                    choices.add(choice);
                    longer.add(new Reading(choices));
                }
            }
            readings = longer;
        }
        return readings;
    }

    /** Whether a choice was made. */
    public boolean has(Choice choice) {
        return choices.contains(choice);
    }

    /** {@code tv=half-L1, coverage=averaged}; empty where nothing is left open. */
    @Override
    public String toString() {
        return choices.stream()
                .map(choice -> choice.dimension() + "=" + choice.label())
                .collect(Collectors.joining(", "));
    }
}

package org.counterplay.instances.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.instances.format.Layout.Form;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.DeviationClass.Candidate;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;

/** Writes masked and listed deviation classes. A substitution that is allowed wherever it is possible takes one entry. */
final class DeviationText {
    private static final Comparator<Substitution> ORDER = Comparator.comparingInt(Substitution::step)
            .thenComparingInt(Substitution::agent)
            .thenComparingInt(Substitution::state)
            .thenComparingInt(Substitution::recommended)
            .thenComparingInt(Substitution::plays);

    private final Layout layout;
    private final Game game;

    DeviationText(Layout layout, Game game) {
        this.layout = layout;
        this.game = game;
    }

    /** A substitution by names, wherever it is made. */
    private record Named(int step, int agent, String recommended, String plays) {}

    /** Writes the member "masked" or "listed" of the innermost object. */
    void write(DeviationClass deviations) throws IOException {
        switch (deviations) {
            case DeviationClass.Masked masked -> mask(masked.allowed());
            case DeviationClass.Listed listed -> list(listed.candidates());
            case DeviationClass.Markov any -> throw named(any);
            case DeviationClass.Stationary any -> throw named(any);
            case DeviationClass.Coarse any -> throw named(any);
            case DeviationClass.Budget any -> throw named(any);
            case DeviationClass.Swaps any -> throw named(any);
        }
    }

    private static IllegalArgumentException named(DeviationClass deviations) {
        return new IllegalArgumentException("the deviation class " + deviations.name()
                + " is known by its name; only masked and listed classes are written out");
    }

    private void mask(Set<Substitution> allowed) throws IOException {
        Set<Named> anywhere = anywhere(allowed);
        List<Substitution> ordered = new ArrayList<>(allowed);
        ordered.sort(ORDER);
        layout.key("masked").list(Form.BLOCK);
        Set<Named> written = new HashSet<>();
        for (Substitution substitution : ordered) {
            Named named = named(substitution);
            boolean wild = anywhere.contains(named);
            if (!wild || written.add(named)) {
                layout.object(Form.LINE);
                step(substitution.step());
                layout.key("agent").text(game.agents().get(substitution.agent()));
                layout.key("state").text(wild ? Reading.ANY : game.states().get(substitution.state()));
                layout.key("recommended").text(named.recommended());
                layout.key("plays").text(named.plays());
                layout.end();
            }
        }
        layout.end();
    }

    /** The substitutions that are made at every state with both actions, more than one. */
    private Set<Named> anywhere(Set<Substitution> allowed) {
        Map<Named, Integer> counts = new LinkedHashMap<>();
        for (Substitution substitution : allowed) {
            counts.merge(named(substitution), 1, Integer::sum);
        }
        Map<Named, Integer> possible = new LinkedHashMap<>();
        counts.forEach((named, count) -> {
            if (count > 1) {
                possible.put(named, 0);
            }
        });
        Map<Integer, List<Named>> byAgent = new LinkedHashMap<>();
        possible.keySet()
                .forEach(named -> byAgent.computeIfAbsent(named.agent(), i -> new ArrayList<>())
                        .add(named));
        byAgent.forEach((agent, own) -> countStates(agent, own, possible));
        Set<Named> anywhere = new HashSet<>();
        possible.forEach((named, states) -> {
            if (states.equals(counts.get(named))) {
                anywhere.add(named);
            }
        });
        return anywhere;
    }

    private void countStates(int agent, Collection<Named> own, Map<Named, Integer> possible) {
        Map<List<String>, Integer> sets = new LinkedHashMap<>();
        for (int s = 0; s < game.stateCount(); s++) {
            sets.merge(game.actions(s).names(agent), 1, Integer::sum);
        }
        sets.forEach((names, states) -> {
            Set<String> members = new HashSet<>(names);
            for (Named named : own) {
                if (members.contains(named.recommended()) && members.contains(named.plays())) {
                    possible.merge(named, states, Integer::sum);
                }
            }
        });
    }

    private Named named(Substitution substitution) {
        List<String> names = game.actions(substitution.state()).names(substitution.agent());
        return new Named(
                substitution.step(),
                substitution.agent(),
                names.get(substitution.recommended()),
                names.get(substitution.plays()));
    }

    private void list(List<Candidate> candidates) throws IOException {
        layout.key("listed").list(Form.BLOCK);
        for (Candidate candidate : candidates) {
            layout.object(Form.LINE).key("name").text(candidate.label());
            layout.key("agent").text(game.agents().get(candidate.agent()));
            layout.key("changes");
            changes(Form.LINE, candidate.changes());
            layout.end();
        }
        layout.end();
    }

    /** Writes a list of changes as the next value. */
    void changes(Form form, List<Substitution> changes) throws IOException {
        layout.list(form);
        for (Substitution change : changes) {
            Named named = named(change);
            layout.object(Form.LINE);
            step(change.step());
            layout.key("state").text(game.states().get(change.state()));
            layout.key("recommended").text(named.recommended());
            layout.key("plays").text(named.plays());
            layout.end();
        }
        layout.end();
    }

    private void step(int step) throws IOException {
        if (step != Substitution.ALL_STEPS) {
            layout.key("step").integer(step);
        }
    }
}

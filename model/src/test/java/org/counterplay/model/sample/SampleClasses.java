package org.counterplay.model.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;

/** Deviation classes for a small game. Masks and lists are drawn place by place, so they survive the game's shrinking. */
public final class SampleClasses {
    private SampleClasses() {}

    /** One class of each kind. */
    public static List<DeviationClass> all(SmallGame game, long seed) {
        return List.of(
                new DeviationClass.Markov(),
                new DeviationClass.Stationary(),
                new DeviationClass.Coarse(),
                masked(game, seed),
                listed(game, seed),
                new DeviationClass.Swaps());
    }

    /** Some substitutions at all steps, some (of a finite horizon) at one step. */
    public static DeviationClass.Masked masked(SmallGame game, long seed) {
        Set<Substitution> mask = new HashSet<>();
        for (int s = 0; s < game.states(); s++) {
            for (int i = 0; i < game.agents(); i++) {
                for (int swap = 0; swap < game.counts[s][i] * game.counts[s][i]; swap++) {
                    int b = swap / game.counts[s][i];
                    int c = swap % game.counts[s][i];
                    SplittableRandom random = new SplittableRandom(seed * 31 + Objects.hash(s, i, b, c));
                    random.nextInt();
                    int kind = random.nextInt(6);
                    if (b != c && kind < 2) {
                        mask.add(new Substitution(Substitution.ALL_STEPS, i, s, b, c));
                    } else if (b != c && kind < 4 && !game.discounted()) {
                        mask.add(new Substitution(1 + random.nextInt(game.steps), i, s, b, c));
                    }
                }
            }
        }
        return new DeviationClass.Masked("sample", mask);
    }

    /** Up to four deviations, of up to three substitutions each; the same one may come twice, some change nothing. */
    public static DeviationClass.Listed listed(SmallGame game, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
        List<DeviationClass.Candidate> candidates = new ArrayList<>();
        int count = random.nextInt(5);
        for (int k = 0; k < count; k++) {
            int agent = random.nextInt(game.agents());
            List<Substitution> changes = new ArrayList<>();
            int size = random.nextInt(4);
            for (int j = 0; j < size; j++) {
                int s = random.nextInt(game.states());
                int step = game.discounted() || random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(game.steps);
                int actions = game.counts[s][agent];
                changes.add(new Substitution(step, agent, s, random.nextInt(actions), random.nextInt(actions)));
            }
            candidates.add(new DeviationClass.Candidate("c" + k, agent, changes));
        }
        return new DeviationClass.Listed("sample", candidates);
    }
}

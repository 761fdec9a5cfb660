package org.counterplay.reports.audit;

import org.counterplay.instances.Instance;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.reports.audit.draft.Draft;
import org.counterplay.reports.audit.draft.Size;
import org.jspecify.annotations.Nullable;

/**
 * A game, an expert and a learner that are measured.
 *
 * @param name what they are called in reports
 */
public record Subject(String name, Game game, Policy expert, Policy learner) {
    /** The pair that an exhibit names. */
    static Subject of(Exhibit exhibit) {
        Instance instance = exhibit.make().get();
        return new Subject(
                exhibit.name(),
                instance.game(),
                policy(instance, exhibit.expert(), exhibit.name()),
                policy(instance, exhibit.learner(), exhibit.name()));
    }

    /** The policies {@code expert} and {@code learner}; null where the instance lacks one. */
    static @Nullable Subject ofPair(String name, Instance instance) {
        Policy expert = instance.policies().get("expert");
        Policy learner = instance.policies().get("learner");
        return expert == null || learner == null ? null : new Subject(name, instance.game(), expert, learner);
    }

    /** Whether the two games are told apart by name alone, so that measurements of one serve the other. */
    String identity() {
        return name + "|" + expert.name() + "|" + learner.name();
    }

    /** How large it is. Counterexamples are preferred small. */
    public Size size() {
        return Size.of(draft());
    }

    /** Its tables. */
    Draft draft() {
        return Draft.of(game, expert, learner);
    }

    /** The subject that a draft describes. */
    static Subject of(String name, Draft draft) {
        Draft.Pair pair = draft.pair(name, "counterplay audit");
        return new Subject(name, pair.game(), pair.expert(), pair.learner());
    }

    private static Policy policy(Instance instance, String named, String of) {
        Policy policy = instance.policies().get(named);
        if (policy == null) {
            throw new IllegalStateException(of + " has no policy " + named);
        }
        return policy;
    }
}

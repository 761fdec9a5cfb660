package org.counterplay.reports.audit;

import java.math.BigInteger;
import org.counterplay.instances.Instance;
import org.counterplay.instances.audit.Exhibit;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.NumberColumn;
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

    /** How large it is: agents, then rows, then states. Counterexamples are preferred small. */
    BigInteger size() {
        return BigInteger.valueOf(game.agentCount())
                .shiftLeft(64)
                .add(BigInteger.valueOf(game.rowCount()).shiftLeft(32))
                .add(BigInteger.valueOf(length()));
    }

    private int length() {
        int bits = 0;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            NumberColumn rewards = game.reward(agent);
            for (int row = 0; row < game.rowCount(); row++) {
                bits += org.counterplay.model.number.Rationals.bits(rewards.at(row));
            }
        }
        return bits;
    }

    private static Policy policy(Instance instance, String named, String of) {
        Policy policy = instance.policies().get(named);
        if (policy == null) {
            throw new IllegalStateException(of + " has no policy " + named);
        }
        return policy;
    }
}

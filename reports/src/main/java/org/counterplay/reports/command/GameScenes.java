package org.counterplay.reports.command;

import java.util.Comparator;
import org.counterplay.instances.Instance;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.picture.GameScene;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.jspecify.annotations.Nullable;

/** What a picture of an instance shows. */
final class GameScenes {
    /** In larger games the best deviation is not looked for: their pictures are condensed anyway. */
    private static final int MOST_ROWS = 100_000;

    private GameScenes() {}

    /** The policies {@code expert} and {@code learner}, or the first two, and the best deviation from the second, if one gains. */
    static GameScene of(String title, Instance instance) {
        Policy expert = policy(instance, "expert", 0);
        Policy learner = policy(instance, "learner", 1);
        Policy left = learner == null ? expert : learner;
        Deviation best = left == null ? null : best(instance.game(), left);
        return new GameScene(title, instance.game(), expert, left, best);
    }

    private static @Nullable Policy policy(Instance instance, String name, int place) {
        Policy named = instance.policies().get(name);
        boolean other =
                instance.policies().containsKey("expert") || instance.policies().containsKey("learner");
        return named != null || other
                ? named
                : instance.policies().values().stream().skip(place).findFirst().orElse(null);
    }

    private static @Nullable Deviation best(Game game, Policy policy) {
        if (game.rowCount() > MOST_ROWS) {
            return null;
        }
        return Certification.of(game, policy, new DeviationClass.Markov(), new StructuredFinder(), Precision.standard())
                .certificate()
                .agents()
                .stream()
                .filter(agent -> agent.regret().lower().getNumerator().signum() > 0)
                .max(Comparator.comparing((AgentProof agent) -> agent.regret().lower()))
                .map(AgentProof::deviation)
                .orElse(null);
    }
}

package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Link;
import org.counterplay.reports.picture.GameGraph;
import org.counterplay.reports.picture.GameScene;
import org.jspecify.annotations.Nullable;

/** Games of a document's artifacts, drawn. */
final class GraphBlocks {
    /** What a page may hold of drawings. */
    private static final int MOST_DRAWN = 800_000;

    /** Longer artifacts are not read for a drawing. */
    private static final int LARGEST = 4_000_000;

    private final Map<String, String> artifacts;
    private final Budget budget;

    GraphBlocks(Map<String, String> artifacts, Budget budget) {
        this.artifacts = artifacts;
        this.budget = budget;
    }

    /** How much was drawn on a page. */
    static final class Budget {
        private int drawn;

        /** @param any whether anything is drawn at all */
        Budget(boolean any) {
            drawn = any ? 0 : MOST_DRAWN + 1;
        }
    }

    /**
     * A graph of an instance.
     *
     * @param instance the artifact's name
     * @param certificate the artifact with the proof of the learner's regret, whose deviation is drawn; null for none
     * @param links what is offered below
     */
    Block draw(String caption, String instance, @Nullable String certificate, List<Link> links) {
        String text = artifacts.get(instance);
        if (text == null) {
            return new Block.Note("The instance " + instance + " is not among the run's files, so it is not drawn.");
        }
        if (text.length() > LARGEST || budget.drawn > MOST_DRAWN) {
            return new Block.Facts(caption + " (not drawn: it is large, or enough is drawn)", List.of(), links);
        }
        try {
            Instance read = InstanceReader.read(text, instance);
            Policy expert = policy(read, "expert", 0);
            Policy learner = policy(read, "learner", 1);
            Deviation deviation = learner == null ? null : deviation(certificate, read.game());
            GameGraph.Drawing drawing = GameGraph.draw(new GameScene(caption, read.game(), expert, learner, deviation));
            budget.drawn += drawing.svg().length();
            List<String> notes = new ArrayList<>(drawing.notes());
            if (deviation != null) {
                notes.add("The deviation drawn is agent " + read.game().agents().get(deviation.agent())
                        + "\u2019s, the best answer to the learner.");
            }
            return new Block.Graph(caption, drawing.svg(), notes, links);
        } catch (InputException wrong) {
            return new Block.Note("The instance " + instance + " cannot be drawn: " + wrong.getMessage());
        }
    }

    /**
     * A graph of the game that a certificate is about, with its policy and the deviation that gains most.
     *
     * @param certificate the artifact's name
     */
    Block drawCertified(String caption, String certificate, List<Link> links) {
        String text = artifacts.getOrDefault(certificate, "");
        if (text.length() > LARGEST || budget.drawn > MOST_DRAWN) {
            return new Block.Facts(caption + " (not drawn: it is large, or enough is drawn)", List.of(), links);
        }
        try {
            Certificate read = CertificateReader.read(text, certificate).certificate();
            GameGraph.Drawing drawing = GameGraph.draw(
                    new GameScene(caption, read.game(), read.policy(), read.policy(), best(read, read.game())));
            budget.drawn += drawing.svg().length();
            return new Block.Graph(caption, drawing.svg(), drawing.notes(), links);
        } catch (InputException wrong) {
            return new Block.Note("The game of " + certificate + " cannot be drawn: " + wrong.getMessage());
        }
    }

    /** The policy of a name, or, where an instance names its policies otherwise, the one at a place. */
    private static @Nullable Policy policy(Instance instance, String name, int place) {
        Policy named = instance.policies().get(name);
        if (named != null || instance.policies().containsKey("expert")) {
            return named;
        }
        return instance.policies().values().stream().skip(place).findFirst().orElse(null);
    }

    /** The deviation of the agent with the largest regret; null where nobody gains. */
    private @Nullable Deviation deviation(@Nullable String certificate, Game game) {
        String text = certificate == null ? null : artifacts.get(certificate);
        if (text == null || certificate == null) {
            return null;
        }
        return best(CertificateReader.read(text, certificate).certificate(), game);
    }

    private static @Nullable Deviation best(Certificate certificate, Game game) {
        return certificate.agents().stream()
                .filter(agent -> agent.regret().lower().getNumerator().signum() > 0)
                .max(Comparator.comparing((AgentProof agent) -> agent.regret().lower()))
                .map(AgentProof::deviation)
                .filter(deviation -> deviation.isFor(game))
                .orElse(null);
    }
}

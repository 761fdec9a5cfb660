package org.counterplay.reports.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.assumption.Concentrability;
import org.counterplay.model.assumption.Concentrability.Against;
import org.counterplay.model.assumption.Reading;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;

/** C_max, the two losses and the plain errors on a layered random game, in doubles with their errors counted. */
public final class ImitationBenchmark implements Benchmark {
    private static final int LAYERS = 20;
    private static final double MOST_SECONDS = 10.0;

    private final int width;

    /** @param states number of states in all; made a multiple of the 20 layers */
    public ImitationBenchmark(int states) {
        width = Math.max(4, states / LAYERS);
    }

    @Override
    public String name() {
        return "imitation";
    }

    @Override
    public String subject() {
        return "errors and C_max on a layered random game of " + LAYERS * width
                + " states, 2 agents with 3 actions, all joint actions recommended, 2 successors; one run each";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        step.accept("making the game");
        Instance instance = Library.find(
                        "random-layered:H=" + LAYERS + ",width=" + width + ",initial=" + width + ",support=9")
                .create();
        Game game = instance.game();
        Policy expert = instance.policies().values().iterator().next();
        Policy learner = uniform(game);
        DeviationClass markov = new DeviationClass.Markov();
        List<Measure> measures = new ArrayList<>();
        step.accept("finding the losses");
        Enclosure[] loss = new Enclosure[1];
        double blades = seconds(() -> loss[0] =
                DeviationLoss.blades(game, expert, learner, markov, Effort.AUTO).value());
        measures.add(Measure.of("BLADES", blades, "s"));
        measures.add(Measure.of("width of its enclosure", Rationals.toDouble(loss[0].width()), ""));
        double malice = seconds(() -> loss[0] =
                DeviationLoss.malice(game, expert, learner, markov, Effort.AUTO).value());
        measures.add(Measure.of("MALICE", malice, "s"));
        measures.add(Measure.of(
                "the plain errors", seconds(() -> ImitationErrors.of(game, expert, learner, Effort.AUTO)), "s"));
        step.accept("finding C_max");
        double most =
                seconds(() -> loss[0] = Concentrability.of(game, expert, Against.ALL, Reading.AVERAGED, Effort.AUTO)
                        .value()
                        .finite());
        measures.add(Measure.of("C_max", most, "s"));
        measures.add(Measure.of(
                "width of its enclosure, relative",
                Rationals.toDouble(loss[0].width().divide(loss[0].upper())),
                ""));
        measures.add(new Measure("C_max and both losses", most + blades + malice, "s", MOST_SECONDS));
        return Outcome.of(measures);
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Policy uniform(Game game) {
        PolicyWriter writer = PolicyWriter.stationary(game, "uniform");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            int size = game.actions(s).size();
            for (int joint = 0; joint < size; joint++) {
                writer.recommend(joint, Rationals.of(1, size));
            }
        }
        return writer.finish();
    }
}

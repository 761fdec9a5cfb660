package org.counterplay.reports.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/**
 * C_max, the two losses and the plain errors on two layered random games, in doubles with their errors counted. In the one the
 * expert recommends all joint actions about as often; in the other, of three agents and more layers, nearly always one of them, so
 * that most states are visited seldom and the ratios are spread over orders of magnitude.
 */
public final class ImitationBenchmark implements Benchmark {
    private static final int LAYERS = 20;
    private static final int MORE_LAYERS = 50;

    /** Each unusual joint action is recommended once in so many times. */
    private static final int RARE = 1000;

    private static final double MOST_SECONDS = 10.0;

    private final int states;

    /** @param states number of states in all; made a multiple of the layers */
    public ImitationBenchmark(int states) {
        this.states = states;
    }

    @Override
    public String name() {
        return "imitation";
    }

    @Override
    public String subject() {
        return "errors and C_max on layered random games, 2 successors: one of " + LAYERS * width(LAYERS)
                + " states, 2 agents with 3 actions, all joint actions recommended; one of "
                + MORE_LAYERS * width(MORE_LAYERS) + " states, 3 agents with 2 actions, one joint action recommended"
                + " nearly always, each of the others once in " + RARE + "; one run each";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        step.accept("making the game of two agents");
        Instance even = Library.find("random-layered:H=" + LAYERS + ",support=9" + sizes(LAYERS))
                .create();
        run(even.game(), even.policies().values().iterator().next(), "", step, measures);
        step.accept("making the game of three agents");
        Game game = Library.find("random-layered:H=" + MORE_LAYERS + ",agents=3,actions=2,seed=7" + sizes(MORE_LAYERS))
                .create()
                .game();
        run(game, concentrated(game), ", three agents", step, measures);
        return Outcome.of(measures);
    }

    private static void run(Game game, Policy expert, String which, Consumer<String> step, List<Measure> measures) {
        Policy learner = uniform(game);
        DeviationClass markov = new DeviationClass.Markov();
        step.accept("finding the losses");
        Enclosure[] loss = new Enclosure[1];
        double blades = seconds(() -> loss[0] =
                DeviationLoss.blades(game, expert, learner, markov, Effort.AUTO).value());
        measures.add(Measure.of("BLADES" + which, blades, "s"));
        measures.add(Measure.of("width of its enclosure" + which, Rationals.toDouble(loss[0].width()), ""));
        double malice = seconds(() -> loss[0] = DeviationLoss.covered(game, expert) // as compare has it
                ? loss[0]
                : DeviationLoss.malice(game, expert, learner, markov, Effort.AUTO)
                        .value());
        measures.add(Measure.of("MALICE" + which, malice, "s"));
        double plain = seconds(() -> ImitationErrors.of(game, expert, learner, Effort.AUTO));
        measures.add(Measure.of("the plain errors" + which, plain, "s"));
        step.accept("finding C_max");
        double most =
                seconds(() -> loss[0] = Concentrability.of(game, expert, Against.ALL, Reading.AVERAGED, Effort.AUTO)
                        .value()
                        .finite());
        measures.add(Measure.of("C_max" + which, most, "s"));
        measures.add(Measure.of("its value" + which, Rationals.toDouble(loss[0].lower()), ""));
        measures.add(Measure.of(
                "width of its enclosure, relative" + which,
                Rationals.toDouble(loss[0].width().divide(loss[0].upper())),
                ""));
        measures.add(new Measure("C_max and both losses" + which, most + blades + malice, "s", MOST_SECONDS));
    }

    private int width(int layers) {
        return Math.max(4, states / layers);
    }

    private String sizes(int layers) {
        return ",width=" + width(layers) + ",initial=" + width(layers);
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

    private static Policy concentrated(Game game) {
        Random random = new Random(5);
        PolicyWriter writer = PolicyWriter.stationary(game, "concentrated");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            int size = game.actions(s).size();
            int usual = random.nextInt(size);
            for (int joint = 0; joint < size; joint++) {
                writer.recommend(joint, Rationals.of(joint == usual ? RARE - size + 1 : 1, RARE));
            }
        }
        return writer.finish();
    }
}

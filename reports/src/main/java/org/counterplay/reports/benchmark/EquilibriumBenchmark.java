package org.counterplay.reports.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.benchmark.SmallProgramBenchmark;
import org.counterplay.solvers.benchmark.SmallProgramRow;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.equilibrium.Carrying;
import org.counterplay.solvers.equilibrium.Exactness;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.counterplay.solvers.equilibrium.SizedPrograms;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;

/**
 * The best-welfare correlated equilibria of random games: one-shot games exactly, with certificate, against the
 * floating-point program alone; tiny programs by each engine; a long Markov game by backward induction.
 */
public final class EquilibriumBenchmark implements Benchmark {
    /** Actions of each of two agents, and the seconds that are allowed. */
    private static final double[][] SIZES = {{10, 2}, {15, 2}, {40, 10}, {60, 40}};

    private static final int THREE_AGENTS = 6;
    private static final int PAYOFFS = 100;
    private static final int TINY = 2_000;
    private static final int RUNS = 3;

    /** Actions from which on one run has to do. */
    private static final int LONG = 40;

    private static final int HORIZON = 20;
    private static final List<String> HEADS = List.of("engine", "programs/s", "exact", "wrong");

    private final int stateSteps;

    /** @param stateSteps places of the long game; below 1,000 one-shot games are kept small too */
    public EquilibriumBenchmark(int stateSteps) {
        this.stateSteps = stateSteps;
    }

    @Override
    public String name() {
        return "equilibrium";
    }

    @Override
    public String subject() {
        return "best welfare of a correlated equilibrium; one-shot games with integer payoffs 0 to " + (PAYOFFS - 1)
                + ", medians of " + RUNS + " runs (one from " + LONG
                + " actions on), seed 1; exact = solved, certified and checked";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        boolean small = stateSteps < 1_000;
        oneShot(2, small ? 3 : 10, 2, step); // warms up
        for (double[] size : SIZES) {
            int actions = (int) size[0];
            if (!small || actions == 10) {
                measures.addAll(oneShot(2, small ? 4 : actions, size[1], step));
            }
        }
        measures.addAll(oneShot(3, small ? 2 : THREE_AGENTS, 10, step));
        step.accept("solving tiny programs");
        List<List<String>> rows = new ArrayList<>();
        for (SmallProgramRow row : SmallProgramBenchmark.run(small ? 50 : TINY)) {
            rows.add(List.of(
                    row.engine(),
                    String.format(Locale.ROOT, "%,.0f", row.perSecond()),
                    row.exact() ? "yes" : "no",
                    Integer.toString(row.wrong())));
        }
        longGame(step, measures);
        return new Outcome(measures, HEADS, rows);
    }

    /** One game, exactly and in floating point. */
    private static List<Measure> oneShot(int agents, int actions, double limit, Consumer<String> step) {
        String of = ", " + String.join(" x ", Collections.nCopies(agents, Integer.toString(actions)));
        step.accept("solving random games" + of);
        Game game = game(agents, actions);
        StageGame stage = StageGame.of(game, 0);
        Backend highs = Backends.named("highs");
        ExactOptimum exact = new ExactOptimum();
        int runs = actions < LONG ? RUNS : 1;
        double[] whole = new double[runs];
        double[] floating = new double[runs];
        double[] exactPart = new double[runs];
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            MarkovEquilibrium found = MarkovEquilibrium.of(
                    game, EquilibriumConcept.CE, (h, s) -> new Goal.Welfare(), "best", new SizedPrograms());
            requireZero(certify(game, found));
            whole[run] = (System.nanoTime() - begun) / 1e9;
            Program program = EquilibriumProgram.of(stage, EquilibriumConcept.CE, new EquilibriumObjective.Welfare());
            begun = System.nanoTime();
            highs.solve(program, SolveOptions.DEFAULT);
            floating[run] = (System.nanoTime() - begun) / 1e9;
            ExactOutcome outcome = exact.of(program);
            if (!(outcome instanceof ExactOutcome.Optimal)) {
                throw new IllegalStateException("the program" + of + " was not solved: " + outcome);
            }
            exactPart[run] = outcome.account().exactSeconds();
        }
        double ratio = Stopwatch.median(exactPart) / Stopwatch.median(floating);
        return List.of(
                new Measure("exact, certified" + of, Stopwatch.median(whole), "s", limit),
                Measure.of("floating-point program alone" + of, Stopwatch.median(floating), "s"),
                new Measure(
                        "ratio of the program's exact part to that" + of,
                        ratio,
                        "",
                        agents == 2 && actions >= 15 ? 5.0 : null),
                Measure.of("ratio of all to that" + of, Stopwatch.median(whole) / Stopwatch.median(floating), ""));
    }

    private void longGame(Consumer<String> step, List<Measure> measures) {
        int width = Math.max(2, stateSteps / HORIZON);
        step.accept("backward induction of " + HORIZON * width + " state-steps");
        Game game = Library.find("random-layered:H=" + HORIZON + ",width=" + width + ",initial=" + width)
                .create()
                .game();
        String of = ", " + HORIZON * width + " state-steps";
        MarkovEquilibrium[] last = new MarkovEquilibrium[1];
        double solve = Stopwatch.median(
                0,
                RUNS,
                () -> last[0] = MarkovEquilibrium.of(
                        game,
                        EquilibriumConcept.CE,
                        (h, s) -> new Goal.Welfare(),
                        "best",
                        new SizedPrograms(),
                        Carrying.AUTOMATIC,
                        Interruption.NEVER));
        double certified = Stopwatch.median(0, 1, () -> certify(game, last[0]));
        Certificate certificate = certify(game, last[0]);
        measures.add(Measure.of("backward induction" + of, solve, "s"));
        measures.add(Measure.of("its certificate, made and checked" + of, certified, "s"));
        measures.add(new Measure("both" + of, solve + certified, "s", 10.0));
        measures.add(Measure.of(
                "last step that is exact" + of,
                last[0].exactness() instanceof Exactness.Rounded rounded ? rounded.step() + 1.0 : 1.0,
                ""));
        measures.add(new Measure(
                "certified regret, units of 1e-9" + of,
                Rationals.toDouble(certificate.regret().upper()) * 1e9,
                "",
                1.0));
    }

    private static Certificate certify(Game game, MarkovEquilibrium found) {
        return Certification.of(
                        game, found.policy(), new DeviationClass.Markov(), new StructuredFinder(), Precision.standard())
                .certificate();
    }

    private static void requireZero(Certificate certificate) {
        if (certificate.regret().upper().getNumerator().signum() != 0) {
            throw new IllegalStateException("an exact equilibrium has regret "
                    + Rationals.format(certificate.regret().upper()));
        }
    }

    private static Game game(int agents, int actions) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> names =
                IntStream.rangeClosed(1, actions).mapToObj(a -> "a" + a).toList();
        JointActions joint =
                new JointActions(IntStream.range(0, agents).mapToObj(i -> names).toList());
        GameWriter writer = new GameWriter(
                "random one-shot",
                new Horizon.Finite(1),
                IntStream.rangeClosed(1, agents).mapToObj(i -> "i" + i).toList(),
                List.of("s"));
        writer.initial(0, BigFraction.ONE);
        writer.state(joint);
        for (int a = 0; a < joint.size(); a++) {
            writer.row();
            writer.successor(0, 1.0);
            for (int agent = 0; agent < agents; agent++) {
                writer.reward(agent, (double) random.nextInt(PAYOFFS));
            }
        }
        return writer.finish();
    }
}

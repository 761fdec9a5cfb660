package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.polytope.Point;
import org.counterplay.reports.json.PayoffsJson;
import org.counterplay.reports.picture.PayoffPlot.Mark;
import org.counterplay.reports.picture.Picture;
import org.counterplay.reports.result.PayoffsResult;
import org.counterplay.reports.result.PayoffsResult.AtPlace;
import org.counterplay.reports.result.PayoffsResult.Shown;
import org.counterplay.reports.result.PayoffsResult.Support;
import org.counterplay.reports.text.PayoffsText;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.payoff.Directions;
import org.counterplay.solvers.payoff.Limits;
import org.counterplay.solvers.payoff.Mediator;
import org.counterplay.solvers.payoff.MediatorWalk;
import org.counterplay.solvers.payoff.PayoffBounds;
import org.counterplay.solvers.payoff.PayoffPolygons;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay payoffs}. */
@Command(
        name = "payoffs",
        mixinStandardHelpOptions = true,
        description = "Find the payoffs that equilibria can give to the agents, and what a mediator's memory buys.",
        footer = {
            "",
            "The mediator remembers the past; after every history, even of one agent's deviation, obeying is best,",
            "also for agents that know the whole past. For two agents the payoff set of each step and state is an",
            "exact polygon; else, or with --directions, it lies between an inner and an outer polytope.",
            "",
            "Best welfare of correlated equilibria without memory (best backward-induction Markov equilibrium) and with:",
            "  instance             without   with   memory buys",
            "  benoit-krishna             6     10             4",
            "  chicken                 21/2   21/2             0",
            "  theorem-4.5:H=4            4      4             0"
        })
final class PayoffsCommand extends Computation {
    private static final Limits BOUNDS_LIMITS = new Limits(5_000, Limits.STANDARD.bits());

    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String instance = "";

    @Option(names = "--concept", paramLabel = "ce|cce", description = "Correlated or coarse correlated (default: ce).")
    private EquilibriumConcept concept = EquilibriumConcept.CE;

    @Option(
            names = "--monitoring",
            paramLabel = "played|states",
            description = "Whether the mediator sees what is played, or only the states (default: played).")
    private Monitoring monitoring = Monitoring.PLAYED;

    @Option(
            names = "--state",
            paramLabel = "S",
            description = "Show the set of this state instead of the whole game's.")
    private @Nullable String state;

    @Option(
            names = "--step",
            paramLabel = "H",
            description = "With --state: at this step (default: the first at which the state can occur).")
    private @Nullable Integer step;

    @Option(
            names = "--directions",
            paramLabel = "K",
            description =
                    "Bound the sets in K directions instead of finding them exactly; always done for other than two"
                            + " agents (default there: 26 for three).")
    private @Nullable Integer directions;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the payoff polygons of two agents.")
    private @Nullable String svg;

    private final ExactPrograms programs = new ExactOptimum()::of;

    PayoffsCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        Path file = svg == null ? null : OutputFile.check("--svg", svg);
        InstanceArgument loaded;
        try (Progress reading = progress("reading " + instance)) {
            loaded = InstanceArgument.load(instance);
        }
        Game game = loaded.instance().game();
        boolean exact = game.agentCount() == 2 && directions == null;
        if (file != null && !exact) {
            throw new BadArgument("--svg draws exact polygons of two agents; "
                    + (directions == null
                            ? loaded.label() + " has " + game.agentCount() + " agents"
                            : "leave out --directions"));
        }
        PlaceArgument place = PlaceArgument.of(game, state, step);
        PayoffsResult result = exact ? polygons(loaded, place, file) : bounds(loaded, place);
        String picture = file == null ? null : file.toString();
        Answer answer = new Answer(
                json -> PayoffsJson.write(result, picture, json),
                style -> PayoffsText.lines(result, picture, style),
                style -> List.of(PayoffsText.verdict(result)));
        return deliver(answer.file(file), ExitCode.DONE);
    }

    private PayoffsResult polygons(InstanceArgument loaded, PlaceArgument place, @Nullable Path file) {
        Game game = loaded.instance().game();
        PayoffPolygons sets = find(game, concept);
        Mediator best = sets.best(welfare(game));
        try (Progress checking = progress("checking the best mediator")) {
            MediatorWalk.fault(best).ifPresent(fault -> {
                throw new IllegalStateException("the best mediator is refused: " + fault);
            });
        }
        List<String> remarks = new ArrayList<>(loaded.remarks());
        Optional<List<BigFraction>> markov = markov(game, remarks);
        if (file != null) {
            draw(sets, best, markov, file);
        }
        List<AtPlace> places = new ArrayList<>();
        for (int at = 1; at <= sets.places().steps(); at++) {
            for (int s : sets.places().states(at)) {
                places.add(new AtPlace.Exact(at, s, sets.at(at, s).polygon()));
            }
        }
        Shown shown = new Shown.Exact(
                place.whole()
                        ? sets.initial().polygon()
                        : sets.at(place.step(), place.state()).polygon(),
                best.values());
        Enclosure most = Enclosure.exactly(welfare(game).dot(best.values()));
        return new PayoffsResult(
                loaded.label(), game, concept, monitoring, place.words(game), shown, places, most, markov, remarks);
    }

    private PayoffPolygons find(Game game, EquilibriumConcept of) {
        try (Progress solving = progress("finding payoff polygons")) {
            return PayoffPolygons.of(game, of, monitoring, Limits.STANDARD, programs);
        }
    }

    private void draw(PayoffPolygons sets, Mediator best, Optional<List<BigFraction>> markov, Path file) {
        Game game = sets.game();
        boolean coarse = concept == EquilibriumConcept.CCE;
        PayoffPolygons other = find(game, coarse ? EquilibriumConcept.CE : EquilibriumConcept.CCE);
        List<Mark> marks = new ArrayList<>();
        boolean once = game.horizon() instanceof Horizon.Finite finite && finite.steps() == 1;
        marks.add(new Mark(once ? "best welfare" : "best welfare with memory", best.values()));
        if (!once) {
            markov.ifPresent(values -> marks.add(new Mark("without memory", new Point(values))));
        }
        String picture = Picture.of(game, coarse ? List.of(sets, other) : List.of(other, sets), marks);
        AtomicFile.write(file, out -> out.write(picture));
    }

    private PayoffsResult bounds(InstanceArgument loaded, PlaceArgument place) {
        Game game = loaded.instance().game();
        int agents = game.agentCount();
        int count = directions == null ? Directions.standard(agents) : directions;
        if (count < Directions.fewest(agents)) {
            throw new BadArgument("--directions is " + count + "; for " + agents + " agents take at least "
                    + Directions.fewest(agents));
        }
        PayoffBounds sets;
        try (Progress solving = progress("bounding payoff sets")) {
            sets = PayoffBounds.of(game, concept, monitoring, Directions.of(agents, count), BOUNDS_LIMITS, programs);
        }
        List<AtPlace> places = new ArrayList<>();
        for (int at = 1; at <= sets.places().steps(); at++) {
            for (int s : sets.places().states(at)) {
                places.add(new AtPlace.Bounded(at, s, sets.at(at, s)));
            }
        }
        List<Support> supports = new ArrayList<>();
        for (Point direction : sets.directions()) {
            supports.add(new Support(
                    direction,
                    place.whole()
                            ? sets.best(direction)
                            : sets.at(place.step(), place.state()).support(direction)));
        }
        List<String> remarks = new ArrayList<>(loaded.remarks());
        return new PayoffsResult(
                loaded.label(),
                game,
                concept,
                monitoring,
                place.words(game),
                new Shown.Bounds(supports),
                places,
                sets.best(welfare(game)),
                markov(game, remarks),
                remarks);
    }

    private Optional<List<BigFraction>> markov(Game game, List<String> remarks) {
        try (Progress solving = progress("solving without memory")) {
            return Optional.of(
                    MarkovEquilibrium.of(game, concept, (at, s) -> new Goal.Welfare(), "without memory", programs)
                            .values());
        } catch (ExactPrograms.NotSolved not) {
            remarks.add("without memory: " + not.getMessage());
            return Optional.empty();
        }
    }

    private static Point welfare(Game game) {
        long[] ones = new long[game.agentCount()];
        Arrays.fill(ones, 1);
        return Point.of(ones);
    }
}

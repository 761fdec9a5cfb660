package org.counterplay.reports.command;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.reports.benchmark.Benchmark;
import org.counterplay.reports.benchmark.CheckBenchmark;
import org.counterplay.reports.benchmark.DeviationBenchmark;
import org.counterplay.reports.benchmark.EquilibriumBenchmark;
import org.counterplay.reports.benchmark.ImitationBenchmark;
import org.counterplay.reports.benchmark.Machine;
import org.counterplay.reports.benchmark.MipBenchmark;
import org.counterplay.reports.benchmark.Outcome;
import org.counterplay.reports.benchmark.ProgramBenchmark;
import org.counterplay.reports.benchmark.RegretBenchmark;
import org.counterplay.reports.benchmark.RewardBenchmark;
import org.counterplay.reports.benchmark.SearchBenchmark;
import org.counterplay.reports.benchmark.StartupBenchmark;
import org.counterplay.reports.benchmark.StructureBenchmark;
import org.counterplay.reports.json.BenchmarkJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.text.BenchmarkText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure speed and memory on this machine, with the ratios that they are judged by.")
final class BenchCommand extends Task {
    /** What can be measured. */
    enum Subject {
        STARTUP,
        REGRET,
        PROGRAM,
        CHECK,
        EQUILIBRIUM,
        MIP,
        STRUCTURES,
        SEARCH,
        DEVIATION,
        REWARD,
        IMITATION,
        ALL
    }

    private static final int LARGEST = 100_000_000;
    private static final int REGRET_STATES = 1_000_000;
    private static final int PROGRAM_COEFFICIENTS = 1_000_000;
    private static final int CHECK_STATES = 10_000;
    private static final int EQUILIBRIUM_PLACES = 10_000;
    private static final int MIP_BINARIES = 60;
    private static final int STRUCTURE_STEPS = 5;
    private static final int SEARCH_SECONDS = 60;
    private static final int SEARCH_SECONDS_OF_ALL = 10;
    private static final int DEVIATION_STATES = 8;
    private static final int REWARD_STATES = 5;
    private static final int IMITATION_STATES = 100_000;

    @Parameters(
            paramLabel =
                    "startup|regret|program|check|equilibrium|mip|structures|search|deviation|reward|imitation|all",
            arity = "0..1",
            description = "What is measured (default: all).")
    private Subject subject = Subject.ALL;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "States of the game, coefficients of the largest linear program, binaries of the largest"
                    + " mixed-integer program, or seconds of each search (default: regret 1000000, program 1000000, check 10000, equilibrium"
                    + " 10000, mip 60, structures 5, search 60, deviation 8, reward 5,"
                    + " imitation 100000).")
    private @Nullable Integer size;

    BenchCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        if (size != null && (size < 1 || size > LARGEST)) {
            throw new BadArgument("--size is " + size + "; it must be at least 1 and at most " + LARGEST);
        }
        Machine machine = Machine.here();
        if (!output().json()) {
            console().print(machine.lines());
            console().out().println();
            console().out().flush();
        }
        Map<Benchmark, Outcome> results = new LinkedHashMap<>();
        for (Benchmark benchmark : benchmarks()) {
            Outcome outcome = benchmark.run(this::tell);
            results.put(benchmark, outcome);
            if (!output().json()) {
                console()
                        .print(BenchmarkText.lines(benchmark, outcome, console().style()));
                console().out().flush();
            }
        }
        if (output().json()) {
            JsonText.write(console().out(), json -> BenchmarkJson.write(machine, results, json));
        }
        return ExitCode.DONE;
    }

    private void tell(String step) {
        if (!output().quiet() && console().progress()) {
            console().err().println(step + " ..");
            console().err().flush();
        }
    }

    private List<Benchmark> benchmarks() {
        List<Benchmark> chosen = new ArrayList<>();
        if (subject == Subject.STARTUP || subject == Subject.ALL) {
            chosen.add(new StartupBenchmark(launcher()));
        }
        if (subject == Subject.REGRET || subject == Subject.ALL) {
            chosen.add(new RegretBenchmark(size == null ? REGRET_STATES : size));
        }
        if (subject == Subject.PROGRAM || subject == Subject.ALL) {
            chosen.add(new ProgramBenchmark(size == null ? PROGRAM_COEFFICIENTS : size));
        }
        if (subject == Subject.CHECK || subject == Subject.ALL) {
            chosen.add(new CheckBenchmark(size == null ? CHECK_STATES : size));
        }
        if (subject == Subject.EQUILIBRIUM || subject == Subject.ALL) {
            chosen.add(new EquilibriumBenchmark(size == null ? EQUILIBRIUM_PLACES : size));
        }
        if (subject == Subject.MIP || subject == Subject.ALL) {
            chosen.add(new MipBenchmark(size == null ? MIP_BINARIES : size));
        }
        if (subject == Subject.STRUCTURES || subject == Subject.ALL) {
            chosen.add(new StructureBenchmark(size == null ? STRUCTURE_STEPS : Math.min(size, STRUCTURE_STEPS)));
        }
        if (subject == Subject.SEARCH || subject == Subject.ALL) {
            int most = subject == Subject.ALL ? SEARCH_SECONDS_OF_ALL : SEARCH_SECONDS;
            chosen.add(new SearchBenchmark(size == null ? most : Math.min(size, most)));
        }
        if (subject == Subject.DEVIATION || subject == Subject.ALL) {
            chosen.add(new DeviationBenchmark(size == null ? DEVIATION_STATES : size));
        }
        if (subject == Subject.REWARD || subject == Subject.ALL) {
            chosen.add(new RewardBenchmark(size == null ? REWARD_STATES : size));
        }
        if (subject == Subject.IMITATION || subject == Subject.ALL) {
            chosen.add(new ImitationBenchmark(size == null ? IMITATION_STATES : size));
        }
        return chosen;
    }

    /** The script that started this program, told by where its jar lies. */
    private static Path launcher() {
        try {
            Path jar = Path.of(BenchCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = jar; folder != null; folder = folder.getParent()) {
                Path launcher = folder.resolve("counterplay");
                if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
                    return launcher;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new NoAnswer(
                "there is no launcher 'counterplay' in a folder above this program, so its start cannot be timed",
                new IllegalStateException("no launcher"));
    }
}

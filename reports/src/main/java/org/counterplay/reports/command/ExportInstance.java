package org.counterplay.reports.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.counterplay.instances.Instance;
import org.counterplay.instances.exchange.NfgWriter;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.DeviatorProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.program.LpExport;
import org.counterplay.model.program.MpsExport;
import org.counterplay.model.program.Program;
import org.counterplay.model.response.Choices;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay instances export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write an instance, or the linear program of an agent's best deviation, to a file or to the standard"
                        + " output.")
final class ExportInstance extends Task {
    /** Kinds of files. */
    enum Kind {
        JSON,
        YAML,
        /** Gambit's strategic games. */
        NFG,
        /** The deviator's program, exactly. */
        MPS,
        /** The deviator's program, exactly. */
        LP
    }

    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String name = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "The file: its name's end .json, .yaml, .yml (gzipped where .gz follows), .nfg, .mps or .lp tells"
                            + " the kind, else it is JSON (default: standard output).")
    private @Nullable String out;

    @Option(
            names = "--as",
            paramLabel = "json|yaml|nfg|mps|lp",
            description = "The kind on the standard output (default: json).")
    private @Nullable Kind kind;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description = "mps, lp: the policy that the agent deviates from (default: the only one).")
    private @Nullable String policy;

    @Option(names = "--agent", paramLabel = "NAME", description = "mps, lp: the agent (default: the first).")
    private @Nullable String agent;

    @Option(names = "--deviations", paramLabel = "CLASS", description = "mps, lp: " + DeviationArgument.DESCRIPTION)
    private String deviations = "markov";

    ExportInstance(Console console) {
        super(console);
    }

    @Override
    int run() {
        Path file = out == null ? null : OutputFile.check("--out", out);
        if (file != null && kind != null) {
            throw new BadArgument("--as is for the standard output; with --out the file's name tells the kind");
        }
        InstanceArgument loaded = InstanceArgument.load(name);
        Kind wanted = file != null ? kindOf(file) : kind == null ? Kind.JSON : kind;
        if (file == null) {
            console().out().print(text(wanted, loaded));
            return ExitCode.DONE;
        }
        switch (wanted) {
            case JSON, YAML -> InstanceWriter.write(loaded.instance(), file);
            case NFG -> NfgWriter.write(loaded.instance().game(), file);
            case MPS, LP -> {
                Program program = program(loaded);
                AtomicFile.write(file, writer -> write(wanted, program, writer));
            }
        }
        if (!output().quiet()) {
            console().err().println("wrote " + file);
        }
        return ExitCode.DONE;
    }

    private String text(Kind wanted, InstanceArgument loaded) {
        Instance instance = loaded.instance();
        return switch (wanted) {
            case JSON -> InstanceWriter.toJson(instance);
            case YAML -> InstanceWriter.toYaml(instance);
            case NFG -> {
                String objection = NfgWriter.objection(instance.game());
                if (objection != null) {
                    throw new BadArgument(objection);
                }
                yield NfgWriter.toText(instance.game());
            }
            case MPS, LP -> {
                StringBuilder text = new StringBuilder();
                try {
                    write(wanted, program(loaded), text);
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
                yield text.toString();
            }
        };
    }

    private Program program(InstanceArgument loaded) {
        Game game = loaded.instance().game();
        int number = agent == null ? 0 : game.agents().indexOf(agent);
        if (number < 0) {
            throw new BadArgument(
                    "--agent: there is no agent \"" + agent + "\"; there are " + String.join(", ", game.agents()));
        }
        DeviationClass of = DeviationArgument.parse(deviations, loaded);
        if (of instanceof DeviationClass.Listed || of instanceof DeviationClass.Swaps) {
            throw new BadArgument(
                    "the deviations of class " + of.name() + " are evaluated one by one; they have no program");
        }
        return DeviatorProgram.of(game, loaded.policy(policy, "--policy"), number, Choices.of(of, number))
                .program();
    }

    private static void write(Kind wanted, Program program, Appendable to) throws IOException {
        if (wanted == Kind.MPS) {
            MpsExport.write(program, to);
        } else {
            LpExport.write(program, to);
        }
    }

    private static Kind kindOf(Path file) {
        String lower = file.toString().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".nfg")) {
            return Kind.NFG;
        }
        if (lower.endsWith(".mps")) {
            return Kind.MPS;
        }
        return lower.endsWith(".lp") ? Kind.LP : Kind.JSON; // the writer of instances tells JSON and YAML apart
    }
}

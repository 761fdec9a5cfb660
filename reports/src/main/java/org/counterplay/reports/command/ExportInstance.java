package org.counterplay.reports.command;

import java.nio.file.Path;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.InstanceWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay instances export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write an instance to a file, or to the standard output.")
final class ExportInstance extends Task {
    /** Kinds of instance files. */
    enum Kind {
        JSON,
        YAML
    }

    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String name = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file: YAML where its name ends in .yaml or .yml, else JSON; gzipped where .gz follows"
                    + " (default: standard output).")
    private @Nullable String out;

    @Option(names = "--as", paramLabel = "json|yaml", description = "The kind on the standard output (default: json).")
    private @Nullable Kind kind;

    ExportInstance(Console console) {
        super(console);
    }

    @Override
    int run() {
        Path file = out == null ? null : OutputFile.check("--out", out);
        if (file != null && kind != null) {
            throw new BadArgument("--as is for the standard output; with --out the file's name tells the kind");
        }
        Instance instance = InstanceArgument.load(name).instance();
        if (file != null) {
            InstanceWriter.write(instance, file);
            if (!output().quiet()) {
                console().err().println("wrote " + file);
            }
        } else {
            boolean yaml = kind == Kind.YAML;
            console().out().print(yaml ? InstanceWriter.toYaml(instance) : InstanceWriter.toJson(instance));
        }
        return ExitCode.DONE;
    }
}

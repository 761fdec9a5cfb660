package org.counterplay.reports.command;

import java.nio.file.Path;
import org.counterplay.instances.Library;
import org.counterplay.instances.Member;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.json.MemberJson;
import org.counterplay.reports.picture.GameGraph;
import org.counterplay.reports.text.LibraryText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay instances show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Describe an instance: parameters, size, policies, what is known of it.")
final class ShowInstance extends Task {
    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String name = "";

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = {
                "Draw the game as a graph: states, what the policies 'expert' and 'learner' (or the first two) play, and the",
                "best deviation from the latter."
            })
    private @Nullable String svg;

    ShowInstance(Console console) {
        super(console);
    }

    @Override
    int run() {
        if (svg != null) {
            Path file = OutputFile.check("--svg", svg);
            InstanceArgument loaded = InstanceArgument.load(name);
            String picture = GameGraph.standalone(GameScenes.of(loaded.label(), loaded.instance()));
            AtomicFile.write(file, out -> out.write(picture));
        }
        if (InstanceArgument.existingFile(name) == null && Library.contains(name)) {
            Member member = Library.find(name);
            if (output().json()) {
                JsonText.write(console().out(), json -> MemberJson.write(member, json));
            } else {
                console().print(LibraryText.show(member, console().style()));
            }
        } else {
            InstanceArgument loaded = InstanceArgument.load(name);
            if (output().json()) {
                JsonText.write(console().out(), json -> MemberJson.write(loaded.label(), loaded.instance(), json));
            } else {
                console()
                        .print(LibraryText.show(
                                loaded.label(), loaded.instance(), console().style()));
            }
        }
        return ExitCode.DONE;
    }
}

package org.counterplay.reports.command;

import java.util.List;
import java.util.stream.Stream;
import org.counterplay.instances.Family;
import org.counterplay.instances.Library;
import org.counterplay.instances.Topic;
import org.counterplay.reports.json.FamilyJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.text.LibraryText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code counterplay instances list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the families of the library.")
final class ListInstances extends Task {
    @Option(
            names = "--topic",
            paramLabel = "theorem|classic|environment|random",
            description = "Only the families of this topic.")
    private @Nullable Topic topic;

    ListInstances(Console console) {
        super(console);
    }

    @Override
    int run() {
        List<Family> families = families();
        if (output().json()) {
            JsonText.write(
                    console().out(), json -> json.list(list -> families.forEach(one -> FamilyJson.write(one, list))));
        } else if (output().quiet()) {
            families.forEach(family -> console().out().println(family.name()));
        } else {
            console().print(LibraryText.list(families, console().style()));
        }
        return ExitCode.DONE;
    }

    private List<Family> families() {
        Stream<Family> all = Library.families().stream();
        return all.filter(family -> topic == null || family.topic() == topic).toList();
    }
}

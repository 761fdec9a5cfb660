package org.counterplay.reports.command;

import org.counterplay.instances.Library;
import org.counterplay.instances.Member;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.json.MemberJson;
import org.counterplay.reports.text.LibraryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code counterplay instances show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Describe an instance: parameters, size, policies, what is known of it.")
final class ShowInstance extends Task {
    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String name = "";

    ShowInstance(Console console) {
        super(console);
    }

    @Override
    int run() {
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

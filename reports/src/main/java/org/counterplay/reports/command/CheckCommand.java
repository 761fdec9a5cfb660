package org.counterplay.reports.command;

import org.counterplay.instances.format.CertificateReader;
import org.counterplay.reports.json.CheckJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.result.CheckResult;
import org.counterplay.reports.text.CheckText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code counterplay check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a certificate, independently of whatever made it.",
        footer = {"", "Exit codes: 0 accepted; 1 rejected; 2 the file cannot be read; 4 internal error."})
final class CheckCommand extends Task {
    @Parameters(paramLabel = "CERTIFICATE", description = "A file that 'counterplay certify --certificate' wrote.")
    private String file = "";

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        CheckResult result;
        try (Progress checking = progress("checking " + file)) {
            result = CheckResult.of(file, CertificateReader.read(InstanceArgument.path(file)));
        }
        if (output().json()) {
            JsonText.write(console().out(), json -> CheckJson.write(result, json));
        } else if (output().quiet()) {
            console().out().println(CheckText.verdict(result, console().style()));
        } else {
            console().print(CheckText.lines(result, console().style()));
        }
        return result.accepted() ? ExitCode.DONE : ExitCode.DOES_NOT_HOLD;
    }
}

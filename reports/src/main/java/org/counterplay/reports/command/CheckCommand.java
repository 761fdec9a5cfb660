package org.counterplay.reports.command;

import java.util.List;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.reports.json.CheckJson;
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
final class CheckCommand extends Computation {
    @Parameters(paramLabel = "CERTIFICATE", description = "A file that 'counterplay certify --certificate' wrote.")
    private String file = "";

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        CheckResult result;
        try (Progress checking = progress("checking " + file)) {
            result = CheckResult.of(file, CertificateReader.read(InstanceArgument.path(file)));
        }
        Answer answer = new Answer(
                json -> CheckJson.write(result, json),
                style -> CheckText.lines(result, style),
                style -> List.of(CheckText.verdict(result, style)));
        return deliver(
                answer.file(InstanceArgument.path(file)), result.accepted() ? ExitCode.DONE : ExitCode.DOES_NOT_HOLD);
    }
}

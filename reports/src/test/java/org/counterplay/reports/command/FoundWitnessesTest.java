package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.List;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.CertificateFile;
import org.counterplay.instances.found.FoundWitness;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.reports.text.Style;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every witness of the library keeps what its command line asks for, and has the gap that is said of it. */
class FoundWitnessesTest {
    static List<FoundWitness> witnesses() {
        return FoundWitness.all();
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void isVerifiedAgain(FoundWitness found) {
        assertThat(found.command()).startsWith("search game ");
        SearchGameCommand command = new SearchGameCommand(
                new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Style.PLAIN, false));
        new CommandLine(command)
                .parseArgs(found.command().substring("search game ".length()).split(" "));
        WorstGame question = command.question();
        Instance instance = found.instance();
        Verdict verdict = ExactCheck.of(
                question,
                instance.game(),
                instance.policies().get("expert"),
                instance.policies().get("learner"));
        assertThat(verdict).isInstanceOf(Verdict.Verified.class);
        Witness witness = ((Verdict.Verified) verdict).witness();
        assertThat(witness.gap()).isEqualTo(found.gap());
        accepted(found.learnerCertificate());
        accepted(found.expertCertificate());
        assertThat(found.learnerCertificate().certificate().regret())
                .isEqualTo(witness.learnerRegret().certificate().regret());
    }

    private static void accepted(CertificateFile file) {
        assertThat(file.intact()).isTrue();
        assertThat(Checker.check(file.certificate())).isInstanceOf(Judgement.Accepted.class);
    }
}

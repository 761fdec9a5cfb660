package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.counterplay.model.proof.HarderClass;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void faultsOfTheProgramAreFourWithOneLineAndARemedy() {
        assertThat(report(new IllegalStateException("a row is missing\nsecond line"), false))
                .isEqualTo("""
                        4 internal error: java.lang.IllegalStateException: a row is missing
                        Add --verbose for the stack trace.
                        """);
        assertThat(report(new IllegalStateException("a row is missing"), true)).contains("\tat ");
        assertThat(report(new OutOfMemoryError("Java heap space"), false))
                .startsWith("4 ")
                .contains("-Xmx");
        assertThat(report(new StackOverflowError(), false)).startsWith("4 ").contains("-Xss");
    }

    @Test
    void limitsAreThree() {
        assertThat(report(new HarderClass("too hard; use markov"), false)).isEqualTo("3 error: too hard; use markov\n");
        assertThat(report(new NoAnswer("too large", new IllegalStateException()), true))
                .isEqualTo("3 error: too large\n");
    }

    @Test
    void badArgumentsAreTwoAndNeverShowAStackTrace() {
        assertThat(report(new BadArgument("--epsilon is -1"), true)).isEqualTo("2 error: --epsilon is -1\n");
    }

    @Test
    void aStationaryClassThatIsTrulyHarderIsSearched() {
        for (int seed = 1; seed <= 3; seed++) {
            Run run = Run.of(
                    "certify",
                    "random-recurrent:H=5,seed=" + seed,
                    "--policy",
                    "learner",
                    "--deviations",
                    "stationary");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains("EQUILIBRIUM");
        }
    }

    private static String report(Throwable thrown, boolean stackTrace) {
        StringWriter text = new StringWriter();
        PrintWriter err = new PrintWriter(text);
        int code = Failures.report(thrown, stackTrace, err);
        return code + " " + text.toString().replace("\r\n", "\n");
    }
}

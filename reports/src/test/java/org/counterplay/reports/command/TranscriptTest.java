package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The transcripts that the documentation shows are what is printed, to the letter. */
class TranscriptTest {
    @ParameterizedTest
    @CsvSource({
        "certify theorem-4.5:H=6 --policy learner, certify-theorem-4.5.txt",
        "certify routing --policy learner, certify-routing.txt",
        "compare routing --expert expert --learner learner, compare-routing.txt",
    })
    void isPrinted(String commandLine, String file) throws IOException {
        try (InputStream expected = getClass().getResourceAsStream(file)) {
            assertThat(expected).as(file).isNotNull();
            assertThat(Run.of(commandLine.split(" ")).out())
                    .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}

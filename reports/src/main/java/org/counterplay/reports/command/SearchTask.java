package org.counterplay.reports.command;

import java.nio.file.Path;
import org.counterplay.reports.json.WorstCaseJson;
import org.counterplay.reports.result.WorstCaseResult;
import org.counterplay.reports.text.WorstCaseText;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import picocli.CommandLine.Mixin;

/** What the searches have in common: run for a time, write the witness, print. */
abstract class SearchTask extends Computation {
    @Mixin
    private SearchSettings settings = new SearchSettings();

    SearchTask(Console console) {
        super(console);
    }

    /** The question and its engine, before any time is spent. */
    abstract Search prepare();

    /** The word behind {@code search}. */
    abstract String kind();

    /** A search that is ready to run. */
    interface Search {
        Question question();

        Found run(Effort effort);
    }

    @Override
    final int compute() {
        Path file = settings.file(kind());
        Search prepared = prepare();
        try (StopRequest stop = new StopRequest(settings.time())) {
            Found found;
            try (Progress searching = search("searching")) {
                found = prepared.run(settings.effort(stop, searching));
            } catch (IllegalArgumentException unfit) {
                throw new BadArgument("this cannot be searched: " + unfit.getMessage());
            }
            WorstCaseResult result = WitnessFiles.write(prepared.question(), settings.seed(), found, file);
            Answer answer = new Answer(
                            json -> WorstCaseJson.write(result, json),
                            style -> WorstCaseText.lines(result, style),
                            style -> WorstCaseText.gap(result, style))
                    .seeded(settings.seed())
                    .file(result.file());
            for (Path certificate : result.certificates()) {
                answer = answer.file(certificate);
            }
            boolean finished = found.witness() != null && found.ending() == Found.Ending.FINISHED;
            return deliver(answer, finished ? ExitCode.DONE : ExitCode.NO_ANSWER);
        }
    }
}

package org.counterplay.reports.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import org.counterplay.reports.json.WorstCaseJson;
import org.counterplay.reports.result.WorstCaseResult;
import org.counterplay.reports.text.WorstCaseText;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Found.Ending;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.game.Engine;
import org.jspecify.annotations.Nullable;
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

    /** The file to go on from, of a search for what is said on one line; null where none is asked for. */
    final @Nullable CheckpointFile checkpoint(String question) {
        return settings.checkpoint(question);
    }

    /** The engine that is asked for, of those that answer the question. */
    final Engine engine(Set<Engine> serving) {
        return settings.engine(kind(), serving);
    }

    /** Where warnings go. */
    final PrintWriter warnings() {
        return console().err();
    }

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
            found = found.ended(ending(found, stop));
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
            boolean finished = found.witness() != null && found.ending() == Ending.FINISHED;
            return deliver(answer, finished ? ExitCode.DONE : ExitCode.NO_ANSWER);
        }
    }

    /** A search whose bound is met has ended, even if time or Ctrl-C was faster; only Ctrl-C interrupts. */
    private static Ending ending(Found found, StopRequest stop) {
        if (found.met()) {
            return Ending.FINISHED;
        }
        return found.ending() == Ending.INTERRUPTED && !stop.interrupted() ? Ending.TIME : found.ending();
    }
}

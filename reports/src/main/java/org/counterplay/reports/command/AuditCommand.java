package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.counterplay.reports.audit.Audit;
import org.counterplay.reports.audit.AuditText;
import org.counterplay.reports.audit.Auditor;
import org.counterplay.reports.audit.Effort;
import org.counterplay.reports.audit.EvidenceFiles;
import org.counterplay.reports.audit.Verdict;
import org.counterplay.reports.json.AuditJson;
import org.counterplay.reports.text.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Replay the witnesses of the papers' theorems: are the theorem's assumptions met, is what is printed so, is",
            "the bound respected; and look for counterexamples of what is said to hold for all games."
        })
final class AuditCommand extends Computation {
    private static final int MOST_EFFORT = 1_000;

    @Parameters(
            paramLabel = "THEOREM",
            arity = "0..*",
            description = "Such as P1/5.4, P2/Lemma-4, or a paper alone, P2 (default: all).")
    private List<String> theorems = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write each witness and counterexample there: an instance file and its certificates.")
    private @Nullable String out;

    @Option(names = "--require", description = "Exit with 1 unless every theorem holds as printed in every reading.")
    private boolean require;

    @Option(
            names = "--seed",
            paramLabel = "K",
            description = "Seed of the random games that are tried (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--effort",
            paramLabel = "N",
            description = {
                "How many times as long counterexamples are searched for; 0 for the papers' witnesses alone",
                "(default: ${DEFAULT-VALUE})."
            })
    private int effort = 1;

    @Option(
            names = "--cold",
            description = {
                "Search for counterexamples without the games that are known already (the papers' witnesses and the",
                "library's small games and worst cases): what is found is found anew."
            })
    private boolean cold;

    @Mixin
    private PageOptions page = new PageOptions();

    AuditCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        List<Row> rows = TheoremArgument.select(theorems, Rows.all(), "theorem", row -> List.of(row.key()));
        Path folder = out == null ? null : OutputFolder.check("--out", out);
        Path html = page.folder();
        if (cold && effort() == 0) {
            throw new BadArgument("--cold leaves nothing to try with --effort 0; write --effort 1 or more");
        }
        Auditor auditor = new Auditor(seed, cold ? Effort.times(effort()).cold() : Effort.times(effort()));
        EvidenceFiles evidence = new EvidenceFiles();
        List<Audit> audits = new ArrayList<>();
        try (Progress auditing = progress("auditing " + rows.size() + (rows.size() == 1 ? " theorem" : " theorems"))) {
            for (Row row : rows) {
                audits.add(evidence.gather(auditor.audit(row, auditing::tell)));
            }
        }
        if (folder != null) {
            evidence.write(folder);
        }
        Answer answer = new Answer(
                json -> AuditJson.write(audits, auditor.search(), folder, json),
                style -> lines(audits, auditor.search(), style),
                style -> AuditText.summary(audits, style));
        return deliver(answer.seeded(seed).with(evidence.artifacts()).page(html), exitCode(audits));
    }

    private static List<String> lines(List<Audit> audits, String searched, Style style) {
        List<String> lines = new ArrayList<>();
        for (Audit audit : audits) {
            lines.addAll(AuditText.details(audit, style));
            lines.add("");
        }
        if (audits.stream().map(Audit::row).anyMatch(Row.ForAll.class::isInstance)) {
            lines.add("Counterexamples were searched for among " + searched + ".");
            lines.add("");
        }
        lines.addAll(AuditText.summary(audits, style));
        return lines;
    }

    private int exitCode(List<Audit> audits) {
        List<Verdict> verdicts = audits.stream().map(Audit::verdict).toList();
        if (!require || verdicts.stream().allMatch(Verdict::stands)) {
            return ExitCode.DONE;
        }
        return verdicts.stream().allMatch(verdict -> verdict.stands() || verdict instanceof Verdict.Open)
                ? ExitCode.NO_ANSWER
                : ExitCode.DOES_NOT_HOLD;
    }

    private int effort() {
        if (effort < 0 || effort > MOST_EFFORT) {
            throw new BadArgument("--effort is " + effort + "; write a whole number from 0 to " + MOST_EFFORT);
        }
        return effort;
    }
}

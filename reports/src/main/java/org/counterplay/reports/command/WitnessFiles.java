package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.game.Policy;
import org.counterplay.reports.result.WorstCaseResult;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;

/**
 * Writes a witness: the instance with its policies {@code expert} and {@code learner}, and beside it a certificate of each
 * policy's regret, which holds the worst deviation.
 */
final class WitnessFiles {
    private WitnessFiles() {}

    static WorstCaseResult write(Question question, long seed, Found found, Path file) {
        Witness witness = found.witness();
        if (witness == null) {
            return new WorstCaseResult(question, seed, found, null, List.of());
        }
        Path learner = beside(file, "learner");
        Path expert = beside(file, "expert");
        OutputFile.write(witness.learnerRegret().certificate(), learner);
        OutputFile.write(witness.expertRegret().certificate(), expert);
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put("expert", witness.expert());
        policies.put("learner", witness.learner());
        InstanceWriter.write(new Instance(witness.game(), policies, Map.of()), file);
        return new WorstCaseResult(question, seed, found, file, List.of(learner, expert));
    }

    private static Path beside(Path file, String policy) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        return file.resolveSibling(stem + "." + policy + ".certificate.json");
    }
}

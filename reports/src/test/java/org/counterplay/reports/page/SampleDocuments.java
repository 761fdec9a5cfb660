package org.counterplay.reports.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;

/** Documents in the form of {@code audit} and {@code tightness}, with names that would break a page that does not escape. */
final class SampleDocuments {
    /** Ends elements and attributes of HTML, script and SVG, and is special in LaTeX, CSV and file names. */
    static final String HOSTILE = "</script><img src=x onerror=alert(1)>'\"&<!-- \\{$%_#^~,=../..";

    private static final String GAME = "theorem-4.5:H=4";
    private static final Map<String, String> ARTIFACTS = make();

    private SampleDocuments() {}

    static Document audit() {
        return document(
                "audit", AUDIT.replace("HOSTILE", HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    /** A bound over horizons 2, 3, 4, 6, 8, 12 and two values of eps, and one with a hostile name. */
    static Document tightness() {
        String points = IntStream.of(2, 3, 4, 6, 8, 12)
                .mapToObj(h -> point(h, "1/7") + (h == 4 ? "," + point(4, "1/3") : ""))
                .collect(Collectors.joining(","));
        return document(
                "tightness",
                TIGHTNESS
                        .replace("POINTS", points)
                        .replace("HOSTILE", HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"")));
    }

    private static String point(int h, String eps) {
        return """
                {"parameters": {"agents": "2", "horizon": "%d", "eps": "%s"},
                 "bounds": [{"origin": "printed", "value": "%d/7", "valueDouble": %f}],
                 "witnesses": [{"name": "theorem-4.5:H=%d", "assumptions": [{"name": "beta", "required": ">= 1/10",
                   "actual": "1/30", "holds": false, "factor": "3"}], "meets": false, "value": "%d/21", "ratio": "1/3"}],
                 "found": {"value": "%d/14", "ratio": "1/2", "how": "search <3 states>", "seed": 1, "instance": "game.json",
                   "certificate": "learner.certificate.json", "certificateDigest": ""},
                 "upper": null, "remarks": ["cut & run"], "seconds": 0.5}
                """.formatted(h, eps, h, h / 7.0, h, h, h);
    }

    private static Document document(String kind, String result) {
        SequencedMap<String, String> versions = new LinkedHashMap<>();
        versions.put("counterplay", "0.1.0 " + HOSTILE);
        return new Document(
                kind,
                List.of(kind, HOSTILE),
                versions,
                7L,
                "a machine " + HOSTILE,
                Instant.parse("2026-01-02T03:04:05Z"),
                12.5,
                result,
                artifacts());
    }

    static Map<String, String> artifacts() {
        return ARTIFACTS;
    }

    private static Map<String, String> make() {
        Instance instance = Library.find(GAME).create();
        return Map.of(
                "game.json",
                InstanceWriter.toJson(instance),
                "learner.certificate.json",
                CertificateWriter.toJson(Certification.of(
                                instance.game(),
                                instance.policies().get("learner"),
                                new DeviationClass.Markov(),
                                new StructuredFinder(),
                                Precision.standard())
                        .certificate()));
    }

    private static final String AUDIT = """
            [{"theorem": "P9/1", "statement": "regret gap <= c eps h", "kind": "exists", "source": "0000.00000, Theorem 1",
              "reading": {"tv": "half-L1"}, "parameters": {"H": "4"}, "instance": "theorem-4.5:H=4", "expert": "expert",
              "learner": "learner", "part": "PRINTED", "remark": "",
              "evidence": {"instance": "game.json", "learner": "learner.certificate.json"},
              "assumptions": [{"name": "coverage", "relation": ">=", "required": "1/10", "actual": "1/100", "holds": false}],
              "claims": [{"name": "regretGap", "relation": "=", "printed": "13/5", "actual": "13/5", "holds": true}],
              "bound": {"formula": "eps H", "printed": "3", "ratio": "13/15"},
              "verdict": {"label": "HOLDS_UNDER_READING", "readings": [{"tv": "L1"}], "sentence": "under tv=L1"}},
             {"theorem": "P9/1", "statement": "", "kind": "exists", "source": "",
              "reading": {"tv": "L1"}, "parameters": {"H": "4"}, "instance": "theorem-4.5:H=4", "expert": "expert",
              "learner": "learner", "part": "PRINTED", "remark": "",
              "assumptions": [{"name": "coverage", "relation": ">=", "required": "1/10", "actual": "1/5", "holds": true}],
              "claims": [{"name": "regretGap", "relation": "=", "printed": "13/5", "actual": "13/5", "holds": true}],
              "bound": null, "verdict": {"label": "HOLDS_UNDER_READING", "sentence": "under tv=L1"}},
             {"theorem": "P9/HOSTILE", "statement": "HOSTILE", "kind": "for all", "source": "HOSTILE",
              "reading": {}, "parameters": {}, "assumptions": [],
              "claims": [{"name": "HOSTILE", "formula": "HOSTILE", "origin": "printed", "constant": "2", "constantSource": "HOSTILE",
                "printed": "1", "actual": "2", "holds": false, "instance": "HOSTILE", "counterexample": "game.json",
                "evidence": {"instance": "some/where/game.json"}, "tried": 5, "applied": 3}],
              "bound": {"printed": "HOSTILE", "ratio": null},
              "verdict": {"label": "REFUTED", "by": "HOSTILE", "factor": "2", "sentence": "refuted by HOSTILE"}},
             {"theorem": "P9/3", "statement": "time", "kind": "for all", "source": "x", "reading": {}, "parameters": {},
              "assumptions": [], "claims": [], "bound": null, "notJudged": "about samples",
              "verdict": {"label": "NOT_JUDGED", "sentence": "about samples"}}]
            """;

    private static final String TIGHTNESS = """
            [{"theorem": "P9/2", "statement": "value gap <= c h", "formula": "c h", "bounded": "valueGap", "reading": {},
              "constants": [{"origin": "printed", "value": "1"}], "points": [POINTS], "largestRatio": "1/2",
              "sharp": null, "verdict": {"label": "RESPECTED", "sentence": "respected"}},
             {"theorem": "P9/HOSTILE", "statement": "HOSTILE", "formula": "HOSTILE", "bounded": "HOSTILE",
              "reading": {"HOSTILE": "HOSTILE"}, "constants": [], "points": [{"parameters": {"HOSTILE": "HOSTILE"}, "bounds": [],
                "witnesses": [], "found": null, "upper": null}],
              "largestRatio": null, "sharp": null, "verdict": {"label": "HOSTILE", "sentence": "HOSTILE"}}]
            """;
}

package org.counterplay.reports.stored;

import org.counterplay.reports.store.Run;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of runs as trees. */
final class Results {
    private static final JsonMapper JSON = new JsonMapper();

    private Results() {}

    /** A missing node where it is no JSON. */
    static JsonNode read(Run run) {
        try {
            return JSON.readTree(run.result());
        } catch (JacksonException no) {
            return JSON.missingNode();
        }
    }
}

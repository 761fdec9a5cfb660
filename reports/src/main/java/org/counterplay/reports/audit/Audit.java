package org.counterplay.reports.audit;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;

/** A theorem and what was found of it, reading by reading and witness by witness. */
public record Audit(Row row, List<Judged> judged) {
    public Audit {
        judged = List.copyOf(judged);
    }

    /** What comes of it. */
    public Verdict verdict() {
        return Verdicts.of(this);
    }

    /** What comes of it in each reading. */
    public Map<Reading, Verdict> byReading() {
        return Verdicts.byReading(this);
    }

    /** What would repair it, in words, where a repaired witness holds in every reading. */
    public List<String> repairs() {
        return Verdicts.repairs(this);
    }
}

package org.counterplay.reports.audit;

import java.util.List;
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
}

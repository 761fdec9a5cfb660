package org.counterplay.reports.result;

import java.util.List;
import org.counterplay.instances.promise.Promise;
import org.counterplay.instances.promise.Promises;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.compare.FunctionStudy;
import org.counterplay.solvers.compare.ImitationStudy;

/**
 * Two policies compared, with what was asked.
 *
 * @param instance the instance as it can be asked for again
 * @param functions what depends on features or functions that were given
 */
public record ComparisonResult(String instance, ImitationStudy study, FunctionStudy functions) {
    /** The certified values and regrets. */
    public Comparison comparison() {
        return study.comparison();
    }

    /** The study as the theorems see it. */
    public StudyMeasurements measurements() {
        return new StudyMeasurements(study);
    }

    /** The upper bounds that the papers prove. */
    public List<Promise> promises() {
        return Promises.all();
    }
}

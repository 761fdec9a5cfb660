package org.counterplay.solvers.deviation;

import java.util.List;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Deviation;

/**
 * A deviation of a harder class, and by which cases its class is to be bounded.
 *
 * @param deviation a deviation of the class
 * @param cover the cases of the certificate
 * @param settled whether nothing was left undone for a limit: more time would not find more
 * @param remarks what is known beyond what the certificate proves, in words, each with who says it
 */
public record HarderResponse(Deviation deviation, Cover cover, boolean settled, List<String> remarks) {
    public HarderResponse {
        remarks = List.copyOf(remarks);
    }
}

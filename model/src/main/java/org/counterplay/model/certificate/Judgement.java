package org.counterplay.model.certificate;

import java.util.List;

/** What the checker says of a certificate. */
public sealed interface Judgement {
    /** Every inequality holds: the claims are proved, in the certificate's arithmetic. */
    record Accepted(int places) implements Judgement {}

    /** Something is not proved; the first few faults, in words. */
    record Rejected(List<String> faults) implements Judgement {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }

    default boolean accepted() {
        return this instanceof Accepted;
    }
}

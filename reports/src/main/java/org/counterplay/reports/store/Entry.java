package org.counterplay.reports.store;

import java.time.Instant;
import java.util.List;

/** A line of the list of stored runs: what is known of a run without its result and evidence. */
public record Entry(long id, String kind, List<String> arguments, Instant started, double seconds, int exit) {
    public Entry {
        arguments = List.copyOf(arguments);
    }
}

package org.counterplay.reports.benchmark;

import java.util.function.Consumer;

/** Something that can be measured. */
public interface Benchmark {
    /** How it is asked for. */
    String name();

    /** What is measured on what, in one sentence. */
    String subject();

    /** Measures, and tells of each step as it begins. */
    Outcome run(Consumer<String> step);
}

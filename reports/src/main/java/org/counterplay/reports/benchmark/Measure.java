package org.counterplay.reports.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * One number that was measured.
 *
 * @param what what was measured, in words
 * @param value the number
 * @param unit its unit; empty for a ratio or a count
 * @param most what it should be at most, or null where nothing is asked of it
 */
public record Measure(
        String what, double value, String unit, @Nullable Double most) {
    /** A number of which nothing is asked. */
    public static Measure of(String what, double value, String unit) {
        return new Measure(what, value, unit, null);
    }

    /** Whether it is what it should be. */
    public boolean met() {
        return most == null || value <= most;
    }
}

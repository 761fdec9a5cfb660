package org.counterplay.reports.store;

/**
 * A run of a store.
 *
 * @param id by which it is asked for; larger for what was added later, and never given twice
 */
public record Stored(long id, Run run) {}

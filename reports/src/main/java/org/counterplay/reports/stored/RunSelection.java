package org.counterplay.reports.stored;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.reports.store.Entry;

/** Which runs of a store are meant. */
public final class RunSelection {
    /** The kind of runs that are parts of another: they are meant only where they are named. */
    public static final String CELL = "tightness-cell";

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})?");
    private static final Pattern LAST = Pattern.compile("last(?::([0-9]{1,9}))?");

    private final List<Entry> entries;

    /** @param entries all runs of a store as they were added */
    public RunSelection(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** All runs but cells, as they were added. */
    public List<Entry> whole() {
        return entries.stream().filter(entry -> !entry.kind().equals(CELL)).toList();
    }

    /**
     * The runs that words name, as they were added, each once. A word is an id ({@code 17}), a range ({@code 3-8}, {@code 3-}),
     * {@code last} or {@code last:5}, {@code all}, or a kind ({@code audit}).
     *
     * @throws UnknownRun if a word names no run
     */
    public List<Entry> of(List<String> words) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String word : words) {
            List<Entry> named = named(word.strip());
            if (named.isEmpty()) {
                throw new UnknownRun("there is no run \"" + word + "\" in the store; " + known());
            }
            named.forEach(entry -> ids.add(entry.id()));
        }
        return entries.stream().filter(entry -> ids.contains(entry.id())).toList();
    }

    private List<Entry> named(String word) {
        Matcher range = RANGE.matcher(word);
        Matcher last = LAST.matcher(word);
        if (ID.matcher(word).matches()) {
            return between(Long.parseLong(word), Long.parseLong(word));
        }
        if (range.matches()) {
            String end = range.group(2);
            return between(Long.parseLong(range.group(1)), end == null ? Long.MAX_VALUE : Long.parseLong(end));
        }
        List<Entry> whole = whole();
        if (last.matches()) {
            int count = last.group(1) == null ? 1 : Integer.parseInt(last.group(1));
            return whole.subList(Math.max(0, whole.size() - count), whole.size());
        }
        return word.equals("all")
                ? whole
                : entries.stream().filter(entry -> entry.kind().equals(word)).toList();
    }

    private List<Entry> between(long first, long last) {
        return entries.stream()
                .filter(entry -> entry.id() >= first && entry.id() <= last)
                .toList();
    }

    private String known() {
        if (entries.isEmpty()) {
            return "it is empty";
        }
        Set<String> kinds = new TreeSet<>();
        entries.forEach(entry -> kinds.add(entry.kind()));
        List<String> ways = new ArrayList<>(List.of(
                "an id from " + entries.getFirst().id() + " to "
                        + entries.getLast().id(),
                "a range such as " + entries.getFirst().id() + "-"
                        + entries.getLast().id(),
                "last",
                "last:5",
                "all"));
        ways.addAll(kinds);
        return "write one of: " + String.join(", ", ways);
    }

    /** A word that names no run; the message says which there are. */
    public static final class UnknownRun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownRun(String message) {
            super(message);
        }
    }
}

package org.counterplay.reports.stored;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.reports.store.Stored;
import org.counterplay.reports.text.Style;
import org.counterplay.reports.text.Table;

/** Lists of stored runs for people. */
public final class RunsText {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int LONGEST_COMMAND = 60;

    private RunsText() {}

    /** A line for each run, with times in a zone. */
    public static List<String> lines(Iterable<Stored> runs, ZoneId zone, Style style) {
        Table table = new Table()
                .numbers("id")
                .words("started")
                .numbers("seconds")
                .numbers("exit")
                .words("command")
                .words("verdict");
        runs.forEach(stored -> table.row(
                Long.toString(stored.id()),
                WHEN.format(stored.run().started().atZone(zone)),
                String.format(Locale.ROOT, "%.1f", stored.run().seconds()),
                Integer.toString(stored.run().exit()),
                command(stored),
                Headline.of(stored.run())));
        return new ArrayList<>(table.lines(style));
    }

    private static String command(Stored stored) {
        String command = String.join(" ", stored.run().arguments()).replaceAll("\\s+", " ");
        return command.length() <= LONGEST_COMMAND ? command : command.substring(0, LONGEST_COMMAND) + "..";
    }
}

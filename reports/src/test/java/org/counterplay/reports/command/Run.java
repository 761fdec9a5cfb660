package org.counterplay.reports.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.counterplay.reports.store.StoreLocation;
import org.counterplay.reports.text.Style;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command line run within the test: its exit code and what it printed. */
record Run(int code, String out, String err) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Runs a command line, one argument a text. */
    static Run of(String... arguments) {
        return styled(Style.PLAIN, arguments);
    }

    static Run styled(Style style, String... arguments) {
        return of(style, StoreLocation.none(), arguments);
    }

    /** The same where runs are stored in a file unless the command line says otherwise. */
    static Run storing(Path store, String... arguments) {
        return of(Style.PLAIN, StoreLocation.of(store), arguments);
    }

    private static Run of(Style style, StoreLocation store, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, err, style, false, store);
        int code = console.finish(new Invocation(console).run(arguments));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The output as a tree. */
    JsonNode json() {
        return MAPPER.readTree(out);
    }

    /** The last line of the output. */
    String lastLine() {
        return out.lines().reduce("", (before, line) -> line);
    }
}

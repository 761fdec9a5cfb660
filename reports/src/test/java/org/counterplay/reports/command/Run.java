package org.counterplay.reports.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(out, err, style, false);
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

package org.counterplay.model.program;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.program.ReadProgram.Column;
import org.counterplay.model.program.ReadProgram.Row;
import org.hipparchus.fraction.BigFraction;

/** Reads free-format MPS by its own light, exactly, as far as tests need it. */
final class MpsReader {
    private final ReadProgram program = new ReadProgram();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, BigFraction> sides = new HashMap<>();
    private final Map<String, BigFraction> ranges = new HashMap<>();
    private String objective;
    private boolean integers;

    static ReadProgram read(String text) {
        return new MpsReader().parse(text);
    }

    private ReadProgram parse(String text) {
        String section = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("*") || line.isBlank()) {
                continue;
            }
            String[] words = line.strip().split("\\s+");
            if (!line.startsWith(" ")) {
                section = words[0];
            } else {
                entry(section, words);
            }
        }
        if (!section.equals("ENDATA")) {
            throw new IllegalArgumentException("ends in section " + section);
        }
        types.forEach(this::setRow);
        program.offset = sides.getOrDefault(objective, BigFraction.ZERO).negate();
        return program;
    }

    private void entry(String section, String[] words) {
        switch (section) {
            case "OBJSENSE" -> program.maximize = words[0].equals("MAX");
            case "ROWS" -> {
                if (objective == null && words[0].equals("N")) {
                    objective = words[1];
                } else {
                    types.put(words[1], words[0]);
                    require(program.rows.put(words[1], new Row()) == null, words[1]);
                }
            }
            case "COLUMNS" -> column(words);
            case "RHS" -> {
                require(words[1].equals(objective) || program.rows.containsKey(words[1]), words[1]);
                sides.put(words[1], ReadProgram.number(words[2]));
            }
            case "RANGES" -> ranges.put(words[1], ReadProgram.number(words[2]));
            case "BOUNDS" -> bound(words);
            default -> throw new IllegalArgumentException("section " + section);
        }
    }

    private void column(String[] words) {
        if (words[1].equals("'MARKER'")) {
            integers = words[2].equals("'INTORG'");
            return;
        }
        Column column = program.columns.computeIfAbsent(words[0], name -> new Column());
        column.integral = integers;
        BigFraction number = ReadProgram.number(words[2]);
        if (words[1].equals(objective)) {
            column.cost = number;
        } else {
            require(program.rows.get(words[1]).coefficients.put(words[0], number) == null, words[1]);
        }
    }

    private void bound(String[] words) {
        Column column = program.columns.get(words[2]);
        BigFraction number = words.length > 3 ? ReadProgram.number(words[3]) : null;
        switch (words[0]) {
            case "FR" -> column.lower = null;
            case "MI" -> column.lower = null;
            case "PL" -> column.upper = null;
            case "LO" -> column.lower = number;
            case "UP" -> column.upper = number;
            case "FX" -> {
                column.lower = number;
                column.upper = number;
            }
            default -> throw new IllegalArgumentException("bound " + words[0]);
        }
    }

    private void setRow(String name, String type) {
        Row row = program.rows.get(name);
        BigFraction side = sides.getOrDefault(name, BigFraction.ZERO);
        BigFraction range = ranges.get(name);
        switch (type) {
            case "N" -> {}
            case "E" -> {
                row.lower = side;
                row.upper = side;
            }
            case "L" -> {
                row.upper = side;
                row.lower = range == null ? null : side.subtract(range);
            }
            case "G" -> {
                row.lower = side;
                row.upper = range == null ? null : side.add(range);
            }
            default -> throw new IllegalArgumentException("row of type " + type);
        }
    }

    private static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalArgumentException(what);
        }
    }
}

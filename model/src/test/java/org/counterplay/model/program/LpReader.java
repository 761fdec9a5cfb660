package org.counterplay.model.program;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.program.ReadProgram.Column;
import org.counterplay.model.program.ReadProgram.Row;
import org.hipparchus.fraction.BigFraction;

/** Reads the LP format by its own light, exactly, as far as tests need it. */
final class LpReader {
    private final ReadProgram program = new ReadProgram();

    static ReadProgram read(String text) {
        return new LpReader().parse(text);
    }

    private ReadProgram parse(String text) {
        String section = "";
        List<String> statement = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String bare = line.replaceAll("\\\\.*", "").strip();
            if (bare.isEmpty()) {
                continue;
            }
            if (List.of("Minimize", "Maximize", "Subject To", "Bounds", "General", "End")
                    .contains(bare)) {
                flush(section, statement);
                section = bare;
                program.maximize |= bare.equals("Maximize");
                continue;
            }
            boolean begins = bare.contains(":") || section.equals("Bounds") || section.equals("General");
            if (begins) {
                flush(section, statement);
            }
            statement.addAll(List.of(bare.split("\\s+")));
        }
        if (!section.equals("End")) {
            throw new IllegalArgumentException("ends in section " + section);
        }
        return program;
    }

    private void flush(String section, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        switch (section) {
            case "Minimize", "Maximize" -> expression(words.subList(1, words.size()), null);
            case "Subject To" -> {
                Row row = new Row();
                int size = words.size();
                expression(words.subList(1, size - 2), row);
                BigFraction side = ReadProgram.number(words.get(size - 1));
                String relation = words.get(size - 2);
                row.lower = relation.equals("<=") ? null : side;
                row.upper = relation.equals(">=") ? null : side;
                String name = words.get(0).replace(":", "");
                if (program.rows.put(name, row) != null) {
                    throw new IllegalArgumentException("row " + name + " twice");
                }
            }
            case "Bounds" -> bound(words);
            case "General" -> program.columns.get(words.get(0)).integral = true;
            default -> throw new IllegalArgumentException("section " + section);
        }
        words.clear();
    }

    /** Signed terms; without a row they are the objective's. */
    private void expression(List<String> words, Row row) {
        for (int k = 0; k < words.size(); ) {
            BigFraction number = ReadProgram.number(words.get(k + 1));
            BigFraction signed = words.get(k).equals("-") ? number.negate() : number;
            boolean constant = k + 2 >= words.size() || words.get(k + 2).matches("[+-]");
            if (constant) {
                program.offset = program.offset.add(signed);
                k += 2;
            } else {
                Column column = program.columns.computeIfAbsent(words.get(k + 2), name -> new Column());
                if (row == null) {
                    column.cost = signed;
                } else {
                    row.coefficients.put(words.get(k + 2), signed);
                }
                k += 3;
            }
        }
    }

    private void bound(List<String> words) {
        boolean chain = words.size() == 5;
        Column column = program.columns.computeIfAbsent(words.get(chain ? 2 : 0), name -> new Column());
        if (chain) {
            column.lower = words.get(0).equals("-inf") ? null : ReadProgram.number(words.get(0));
            column.upper = words.get(4).equals("+inf") ? null : ReadProgram.number(words.get(4));
        } else if (words.get(1).equals("free")) {
            column.lower = null;
        } else {
            column.lower = ReadProgram.number(words.get(2));
            column.upper = column.lower;
        }
    }
}

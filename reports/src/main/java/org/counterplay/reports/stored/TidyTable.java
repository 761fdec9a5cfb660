package org.counterplay.reports.stored;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Tables made of JSON values, one observation a row. An object is a row; objects within it give columns {@code a.b}; a list of
 * objects gives a table of its own, whose rows begin with what stands beside the list in all that holds it. There
 * the columns of the list's objects begin with its path. A list of texts or numbers is one cell, with blanks between.
 */
final class TidyTable {
    private final Set<String> columns = new LinkedHashSet<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** Columns in the order in which they first occurred. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    /** Rows with a cell for each column; empty where there is none. */
    List<List<String>> rows() {
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList())
                .toList();
    }

    private void add(Map<String, String> row) {
        columns.addAll(row.keySet());
        rows.add(row);
    }

    /**
     * Adds a value to the tables.
     *
     * @param root name of the table of the value itself; that of a list within is {@code root.path}
     * @param head cells that every row begins with
     * @param tables by name; those that are missing are made
     */
    static void add(String root, JsonNode value, Map<String, String> head, SequencedMap<String, TidyTable> tables) {
        add(root, "", value, head, tables);
    }

    private static void add(
            String root,
            String path,
            JsonNode value,
            Map<String, String> head,
            SequencedMap<String, TidyTable> tables) {
        if (value.isArray()) {
            value.forEach(each -> add(root, path, each, head, tables));
            return;
        }
        Map<String, String> row = new LinkedHashMap<>(head);
        Map<String, JsonNode> lists = new LinkedHashMap<>();
        if (value.isObject()) {
            gather(path.isEmpty() ? "" : path + ".", value, row, lists);
        } else {
            row.put(path.isEmpty() ? "value" : path, value.asString(""));
        }
        tables.computeIfAbsent(path.isEmpty() ? root : root + "." + path, any -> new TidyTable())
                .add(row);
        lists.forEach((at, list) -> add(root, at, list, row, tables));
    }

    private static void gather(String prefix, JsonNode object, Map<String, String> row, Map<String, JsonNode> lists) {
        object.properties().forEach(member -> {
            String path = prefix + member.getKey();
            JsonNode value = member.getValue();
            if (value.isObject()) {
                gather(path + ".", value, row, lists);
            } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer)) {
                lists.put(path, value);
            } else if (value.isArray() && !value.isEmpty()) {
                row.put(
                        path,
                        String.join(
                                " ",
                                value.valueStream()
                                        .map(each -> each.asString(""))
                                        .toList()));
            } else if (!value.isArray()) { // an empty list does not say what it is a list of
                row.put(path, value.isNull() ? "" : value.asString(""));
            }
        });
    }
}

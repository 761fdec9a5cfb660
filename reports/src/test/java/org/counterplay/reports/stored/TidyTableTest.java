package org.counterplay.reports.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TidyTableTest {
    private static final long SEED = Long.getLong("tests.seed", 20260603L);
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void listsOfObjectsAreTablesOfTheirOwn() {
        Map<String, TidyTable> tables = tables("""
                [{"theorem": "T", "reading": {"tv": "L1"}, "claims": [{"name": "a", "holds": true}, {"name": "b"}], "at": [1, 2]},
                 {"theorem": "U", "reading": {}, "claims": [], "more": null}]""");
        assertThat(tables).containsOnlyKeys("audit", "audit.claims");
        assertThat(tables.get("audit").columns()).containsExactly("run", "theorem", "reading.tv", "at", "more");
        assertThat(tables.get("audit").rows())
                .containsExactly(List.of("7", "T", "L1", "1 2", ""), List.of("7", "U", "", "", ""));
        assertThat(tables.get("audit.claims").columns())
                .containsExactly("run", "theorem", "reading.tv", "at", "claims.name", "claims.holds");
        assertThat(tables.get("audit.claims").rows())
                .containsExactly(List.of("7", "T", "L1", "1 2", "a", "true"), List.of("7", "T", "L1", "1 2", "b", ""));
    }

    /** Whatever the value is: no text of it is lost, and every row has a cell for each column. */
    @Test
    void nothingIsLost() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            List<String> texts = new ArrayList<>();
            JsonNode value = value(random, 4, texts);
            LinkedHashMap<String, TidyTable> tables = new LinkedHashMap<>();
            TidyTable.add("root", value, Map.of("run", "1"), tables);
            List<String> cells = new ArrayList<>();
            tables.values()
                    .forEach(table -> table.rows().forEach(row -> {
                        assertThat(row).hasSameSizeAs(table.columns());
                        row.forEach(cell -> cells.addAll(List.of(cell.split(" "))));
                    }));
            assertThat(cells).as("%s, tests.seed=%d", value, SEED).containsAll(texts);
        }
    }

    private static JsonNode value(Random random, int depth, List<String> texts) {
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            texts.add("text" + texts.size());
            return JSON.getNodeFactory().stringNode(texts.getLast());
        }
        if (kind == 1) {
            ArrayNode list = JSON.createArrayNode();
            for (int k = random.nextInt(4); k > 0; k--) {
                list.add(value(random, depth - 1, texts));
            }
            return list;
        }
        ObjectNode object = JSON.createObjectNode();
        for (int k = random.nextInt(4); k > 0; k--) {
            object.set("m" + random.nextInt(4) + "k" + k, value(random, depth - 1, texts));
        }
        return object;
    }

    private static Map<String, TidyTable> tables(String json) {
        LinkedHashMap<String, TidyTable> tables = new LinkedHashMap<>();
        TidyTable.add("audit", JSON.readTree(json), Map.of("run", "7"), tables);
        return tables;
    }
}

package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Judgement;
import org.counterplay.reports.page.Page.Section;

/** The sections of a page as they grow: what several runs say of one theorem stands in one section. */
final class Sections {
    private final Map<String, Growing> growing = new LinkedHashMap<>();
    private final List<Plot> plots = new ArrayList<>();
    private final Downloads downloads;
    private final GraphBlocks.Budget drawn;

    /**
     * No sections yet.
     *
     * @param inside how many characters of the page may be files to download
     * @param drawn whether games are drawn
     */
    Sections(int inside, boolean drawn) {
        downloads = new Downloads(inside);
        this.drawn = new GraphBlocks.Budget(drawn);
    }

    /** A section that is not finished. */
    static final class Growing {
        private final String id;
        private final String key;
        private String statement = "";
        private String source = "";
        private final List<Judgement> verdicts = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();

        private Growing(String id, String key) {
            this.id = id;
            this.key = key;
        }

        String id() {
            return id;
        }

        /** Says what it is about, unless that was said. */
        void about(String states, String from) {
            statement = statement.isEmpty() ? states : statement;
            source = source.isEmpty() ? from : source;
        }

        void add(Judgement verdict) {
            if (!verdicts.contains(verdict)) {
                verdicts.add(verdict);
            }
        }

        void add(Block block) {
            blocks.add(block);
        }

        private Section finish() {
            return new Section(id, key, statement, source, verdicts, blocks);
        }
    }

    /** The section of a key; a new one if there is none. */
    Growing of(String key) {
        return growing.computeIfAbsent(key, fresh -> new Growing("s" + (growing.size() + 1), key));
    }

    Downloads downloads() {
        return downloads;
    }

    GraphBlocks.Budget drawn() {
        return drawn;
    }

    /** Adds a plot to a section, with its numbers to download. */
    void add(Growing section, Plot plot) {
        plots.add(plot);
        section.add(new Block.Chart(
                plot,
                List.of(downloads.add(
                        "data (CSV)", Downloads.safe(section.key) + "-" + plot.id() + ".csv", PlotFiles.csv(plot)))));
    }

    /** An id for the next plot. */
    String nextPlot() {
        return "p" + (plots.size() + 1);
    }

    List<Plot> plots() {
        return plots;
    }

    List<Section> finish() {
        return growing.values().stream().map(Growing::finish).toList();
    }
}

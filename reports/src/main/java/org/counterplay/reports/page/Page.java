package org.counterplay.reports.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the template of a page shows.
 *
 * @param runs where its numbers come from
 * @param tones the kinds of verdicts that occur, with how often, for the filter
 * @param sections one a theorem, or one a run that is about no theorem
 * @param data the plots' numbers as JSON that may stand in a script element
 */
public record Page(String title, List<Origin> runs, List<Tone> tones, List<Section> sections, String data) {
    public Page {
        runs = List.copyOf(runs);
        tones = List.copyOf(tones);
        sections = List.copyOf(sections);
    }

    /** The sections that the summary lists. */
    public List<Section> judged() {
        return sections.stream()
                .filter(section -> !section.verdicts().isEmpty())
                .toList();
    }

    /** Where numbers come from: a command line, when it ran, and what with. */
    public record Origin(String command, String when, List<Fact> facts) {
        public Origin {
            facts = List.copyOf(facts);
        }
    }

    /** A word and what it is. */
    public record Fact(String name, String value) {}

    /** A kind of verdict and how many sections have it. */
    public record Tone(String tone, String words, int count) {}

    /**
     * A theorem.
     *
     * @param id of the element, unique on the page
     * @param key {@code P1/5.4}
     */
    public record Section(
            String id, String key, String statement, String source, List<Judgement> verdicts, List<Block> blocks) {
        public Section {
            verdicts = List.copyOf(verdicts);
            blocks = List.copyOf(blocks);
        }

        /** The words of its verdicts, one a line, for the filter. */
        public String words() {
            return String.join("\n", verdicts.stream().map(Judgement::words).toList());
        }
    }

    /**
     * A verdict.
     *
     * @param of what it comes from, {@code audit} or {@code tightness}
     * @param words the label in words
     * @param detail what the label is about, such as a constant; or empty
     * @param tone which colour it has: {@code good}, {@code partly}, {@code bad}, {@code open}
     */
    public record Judgement(String of, String words, String detail, String tone, String sentence) {}

    /**
     * A file to download.
     *
     * @param text of the link
     * @param file its name when it is saved
     * @param address a data address that holds it, or a path beside the page
     */
    public record Link(String text, String file, String address) {}

    /** Part of a section. */
    public sealed interface Block {
        /** A table of what is assumed and claimed of one witness. */
        record Demands(String witness, String remark, List<DemandRow> rows, List<Link> links) implements Block {
            public Demands {
                rows = List.copyOf(rows);
                links = List.copyOf(links);
            }
        }

        /** A table of bounds that were tried on many games. */
        record Hunts(List<HuntRow> rows, String how) implements Block {
            public Hunts {
                rows = List.copyOf(rows);
            }
        }

        /** A plot, and its numbers as a table. */
        record Chart(Plot plot, List<Link> links) implements Block {
            public Chart {
                links = List.copyOf(links);
            }
        }

        /** A game drawn as a graph. */
        record Graph(String caption, String svg, List<String> notes, List<Link> links) implements Block {
            public Graph {
                notes = List.copyOf(notes);
                links = List.copyOf(links);
            }
        }

        /** Any table. */
        record Grid(String heading, List<String> columns, List<List<Figure>> rows) implements Block {
            public Grid {
                columns = List.copyOf(columns);
                rows = List.copyOf(rows);
            }

            /** Whether a column holds numbers. */
            public boolean numeric(int column) {
                return rows.stream().anyMatch(row -> row.get(column).value() != null);
            }
        }

        /** Words and what they are. */
        record Facts(String heading, List<Entry> entries, List<Link> links) implements Block {
            public Facts {
                entries = List.copyOf(entries);
                links = List.copyOf(links);
            }
        }

        /** A sentence. */
        record Note(String text) implements Block {}
    }

    /** A word and a number or text. */
    public record Entry(String name, Figure figure) {}

    /**
     * A demand as it came out.
     *
     * @param claimed whether it is claimed; else it is assumed
     * @param under the readings in which it came out so; empty for all
     * @param holds null where it was not decided
     * @param by how far it fails, or empty
     */
    public record DemandRow(
            boolean claimed,
            String name,
            String relation,
            Figure printed,
            Figure actual,
            String under,
            @Nullable Boolean holds,
            String by) {}

    /**
     * A bound with one constant, tried on games.
     *
     * @param under the readings in which it came out so; empty for all
     * @param constant with its origin
     * @param source where the constant comes from
     * @param actual what was measured of the counterexample; {@link Figure#NONE} without one
     * @param bound what was promised there
     * @param by the counterexample's name, or empty
     * @param smallness how small the counterexample is, or empty
     * @param least the least constant with which no game that was tried is a counterexample; {@link Figure#NONE} where unknown
     */
    public record HuntRow(
            String quantity,
            String formula,
            Figure constant,
            String origin,
            String source,
            String under,
            @Nullable Boolean holds,
            Figure actual,
            Figure bound,
            String by,
            String smallness,
            Figure least,
            long tried,
            long applied) {}
}

package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.text.Figures;
import org.counterplay.reports.tightness.CellResult.BoundAt;
import org.counterplay.reports.tightness.CellResult.FoundAt;
import org.counterplay.reports.tightness.CellResult.ProofAt;
import org.counterplay.reports.tightness.CellResult.Requirement;
import org.counterplay.reports.tightness.CellResult.WitnessAt;
import org.counterplay.reports.tightness.Conclusion.Label;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Draws a {@link Conclusion} from the numbers of a sweep alone: each constant of the theorem is exceeded somewhere, attained
 * somewhere, or neither; then, what the least constant is that is proved and attained; then, what becomes of the paper's witness.
 */
final class Conclusions {
    private static final BigFraction ZERO = BigFraction.ZERO;

    private final SweepResult result;
    private final List<CellResult> cells;

    Conclusions(SweepResult result) {
        this.result = result;
        cells = result.cells().stream().filter(cell -> cell.found() != null).toList();
    }

    /** A constant of the theorem over all points; its value may depend on the number of agents. */
    private static final class Line {
        final String origin;
        final int place;
        final List<BigFraction> constants = new ArrayList<>();

        @Nullable
        CellResult exceeded;

        @Nullable
        BigFraction excess;

        @Nullable
        CellResult attained;

        @Nullable
        CellResult largestAt;

        @Nullable
        BigFraction largest;

        int points;

        Line(String origin, int place) {
            this.origin = origin;
            this.place = place;
        }

        /** {@code 2}, or {@code 2 to 6} where it depends on the point. */
        String constant() {
            List<BigFraction> sorted = constants.stream().distinct().sorted().toList();
            return sorted.size() == 1
                    ? shown(sorted.getFirst())
                    : shown(sorted.getFirst()) + " to " + shown(sorted.getLast());
        }

        private static String shown(BigFraction value) {
            return Rationals.format(value);
        }
    }

    Conclusion draw() {
        List<Line> lines = lines();
        List<String> parts = new ArrayList<>();
        if (cells.isEmpty()) {
            parts.add(
                    result.cells().isEmpty()
                            ? "no point was computed"
                            : "no game that was measured meets any of the "
                                    + result.cells().size() + " points");
        } else {
            lines.forEach(line -> parts.add(sentence(line)));
        }
        Sharp sharp = sharp();
        if (sharp != null
                && lines.stream()
                        .noneMatch(line -> line.attained != null && line.constants.contains(sharp.constant()))) {
            parts.add("constant " + Figures.exact(sharp.constant()) + " is proved (" + sharp.how()
                    + ") and attained at " + sharp.at().where() + ": sharp there");
        }
        refutedProofs().forEach(parts::add);
        long closed = result.cells().stream().filter(CellResult::closed).count();
        parts.add("lower and upper bound meet at " + closed + " of "
                + result.cells().size() + " points");
        witnesses(parts);
        if (result.missing() > 0) {
            parts.add(result.missing() + " points were not computed");
        }
        BigFraction largest = lines.isEmpty() ? null : lines.getFirst().largest;
        return new Conclusion(
                label(lines),
                String.join("; ", parts),
                largest,
                sharp == null ? null : sharp.constant(),
                sharp == null ? "" : sharp.at().where());
    }

    private Label label(List<Line> lines) {
        if (cells.isEmpty()) {
            return Label.OPEN;
        }
        for (Line line : lines) {
            if (line.exceeded != null) {
                return line.origin.equals("printed") ? Label.REFUTED : Label.PROOF_REFUTED;
            }
        }
        if (!refutedProofs().isEmpty()) {
            return Label.PROOF_REFUTED;
        }
        return !lines.isEmpty() && lines.getFirst().attained != null ? Label.SHARP : Label.RESPECTED;
    }

    private List<Line> lines() {
        Map<Integer, Line> lines = new TreeMap<>();
        for (CellResult cell : cells) {
            for (int k = 0; k < cell.bounds().size(); k++) {
                BoundAt bound = cell.bounds().get(k);
                int place = k;
                Line line = lines.computeIfAbsent(k, any -> new Line(bound.origin(), place));
                look(line, cell, bound);
            }
        }
        return List.copyOf(lines.values());
    }

    private static void look(Line line, CellResult cell, BoundAt bound) {
        FoundAt found = cell.found();
        if (found == null) {
            return;
        }
        line.points++;
        line.constants.add(bound.constant());
        int order = found.value().compareTo(bound.value());
        boolean positive = bound.value().compareTo(ZERO) > 0;
        BigFraction ratio = positive ? found.value().divide(bound.value()) : null;
        if (order == 0 && line.attained == null) {
            line.attained = cell;
        }
        if (order > 0
                && (line.exceeded == null
                        || (ratio != null && line.excess != null && ratio.compareTo(line.excess) > 0))) {
            line.exceeded = cell;
            line.excess = ratio;
        }
        if (ratio != null && (line.largest == null || ratio.compareTo(line.largest) > 0)) {
            line.largest = ratio;
            line.largestAt = cell;
        }
    }

    private String sentence(Line line) {
        String name = "constant " + line.constant() + " (" + line.origin + ")";
        CellResult exceeded = line.exceeded;
        if (exceeded != null && exceeded.found() != null) {
            BoundAt bound = exceeded.bounds().get(line.place);
            return name + " is refuted at " + exceeded.where() + ": " + result.bounded() + " is "
                    + Figures.exact(exceeded.found().value()) + " where the bound is " + Figures.exact(bound.value())
                    + (line.excess == null ? "" : ", too small by a factor of " + Figures.exact(line.excess)) + " ("
                    + exceeded.found().how() + ")";
        }
        if (line.attained != null && line.attained.found() != null) {
            return name + " is attained at " + line.attained.where() + ", " + result.bounded() + " = "
                    + Figures.exact(line.attained.found().value()) + " ("
                    + line.attained.found().how() + ")";
        }
        return name + " is respected at " + line.points + (line.points == 1 ? " point" : " points")
                + (line.largest == null || line.largestAt == null
                        ? ""
                        : "; largest ratio found " + Figures.exact(line.largest) + " of it, at "
                                + line.largestAt.where());
    }

    private record Sharp(BigFraction constant, String how, CellResult at) {}

    /** The largest constant that is proved, nowhere exceeded, and attained somewhere: nothing smaller holds. */
    private @Nullable Sharp sharp() {
        Sharp sharp = null;
        for (CellResult cell : cells) {
            for (ProofAt proof : cell.proofs()) {
                if (cell.found() != null
                        && cell.found().value().equals(proof.value())
                        && proof.value().compareTo(ZERO) > 0
                        && !refuted(proof)
                        && (sharp == null || proof.constant().compareTo(sharp.constant()) > 0)) {
                    sharp = new Sharp(proof.constant(), proof.how(), cell);
                }
            }
        }
        return sharp;
    }

    private boolean refuted(ProofAt proof) {
        return cells.stream()
                .anyMatch(cell -> cell.proofs().stream()
                        .anyMatch(other -> other.constant().equals(proof.constant())
                                && other.how().equals(proof.how())
                                && cell.found() != null
                                && cell.found().value().compareTo(other.value()) > 0));
    }

    /** Constants that were said to be proved beside the theorem's own, and are exceeded. */
    private List<String> refutedProofs() {
        Map<String, String> refuted = new TreeMap<>();
        for (CellResult cell : cells) {
            for (ProofAt proof : cell.proofs()) {
                if (cell.found() != null && cell.found().value().compareTo(proof.value()) > 0) {
                    refuted.putIfAbsent(
                            proof.constant() + proof.how(),
                            "constant " + Figures.exact(proof.constant()) + ", said to be proved (" + proof.how()
                                    + "), is refuted at " + cell.where());
                }
            }
        }
        return List.copyOf(refuted.values());
    }

    /** What the paper's witnesses reach where they meet the point, and what they break where they do not. */
    private void witnesses(List<String> parts) {
        List<WitnessAt> all = result.cells().stream()
                .flatMap(cell -> cell.witnesses().stream())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        List<WitnessAt> meeting = all.stream().filter(WitnessAt::meets).toList();
        String reach = meeting.stream()
                .map(WitnessAt::ratio)
                .filter(Objects::nonNull)
                .max(BigFraction::compareTo)
                .map(ratio -> ", at most " + Figures.exact(ratio) + " of the bound")
                .orElse("");
        String broken = all.stream()
                .filter(witness -> !witness.meets())
                .flatMap(witness -> witness.assumptions().stream())
                .filter(requirement -> !requirement.met())
                .map(Conclusions::broken)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        parts.add("the paper's witness meets the assumptions at " + meeting.size() + " of " + all.size()
                + (all.size() == 1 ? " point" : " points") + reach
                + (broken.isEmpty() ? "" : "; else it breaks " + broken));
    }

    private static String broken(Requirement requirement) {
        return requirement.name()
                + (requirement.factor() == null
                        ? " (" + requirement.required() + ", it is " + requirement.actual() + ")"
                        : String.format(Locale.ROOT, " by a factor of %s", Figures.exact(requirement.factor())));
    }
}

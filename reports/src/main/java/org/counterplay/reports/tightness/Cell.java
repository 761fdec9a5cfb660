package org.counterplay.reports.tightness;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.model.number.Rationals;

/**
 * One point of a sweep, to be computed.
 *
 * @param effort how much is spent on it
 */
public record Cell(Sweep sweep, Point point, CellEffort effort) {
    private static final int LONGEST = 180;

    /**
     * How much is spent on a cell. Starts limit it, and the time only where they would take too long, so that the same seed
     * gives the same result wherever the machine is not far slower.
     *
     * @param starts of each search
     * @param seconds of each search
     * @param random random games that are tried
     * @param seed of all random choices
     */
    public record CellEffort(long starts, double seconds, int random, long seed) {}

    /** What determines the result; the same computation has the same words. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(sweep.key());
        words.add(sweep.promise().statement());
        words.add(sweep.promise().formula());
        for (Constant constant : sweep.promise().constants(point.setting())) {
            words.add(constant.origin().label() + " " + Rationals.format(constant.value()));
        }
        sweep.proofs(point).forEach(proof -> words.add("proved " + Rationals.format(proof.constant())));
        words.add(sweep.reading().toString());
        words.add(point.toString());
        point.given().entrySet().stream()
                .map(entry -> entry.getKey().key() + " " + Rationals.format(entry.getValue()))
                .sorted()
                .forEach(words::add);
        words.add(effort.starts() + " starts");
        words.add(effort.seconds() + " s");
        words.add(effort.random() + " random");
        return words;
    }

    /** A name for its files: letters, digits, dots, dashes and equals signs. */
    String stem() {
        String stem = (sweep.key() + "-" + sweep.reading() + "-"
                        + sweep.promise().bounded().key() + "-" + point)
                .replace("/", "_")
                .replaceAll("[^A-Za-z0-9.=_-]+", "-");
        return stem.length() <= LONGEST
                ? stem
                : stem.substring(0, LONGEST) + "-" + Integer.toHexString(stem.hashCode());
    }

    @Override
    public String toString() {
        return sweep + " at " + point;
    }
}

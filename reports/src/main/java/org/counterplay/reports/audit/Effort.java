package org.counterplay.reports.audit;

/**
 * How long counterexamples are searched for.
 *
 * @param seeds how many random games of each kind are tried
 * @param climbed games that are tried in climbing to each bound, over all its readings
 * @param tiny of the enumerated games of one step and two agents every so many are tried; 1: all, and the wide ones
 * too; 0: no
 *     enumerated games at all
 * @param met games that meet a theorem's assumptions which are aimed at
 * @param measured seconds after which no larger size is begun where growth is measured, a family
 * @param remembering whether games are tried that are known already: the papers' witnesses, and the library's small
 * games and
 *     worst cases; without them, what is found is found anew
 */
public record Effort(int seeds, int climbed, int tiny, int met, double measured, boolean remembering) {
    /** What tests take: the papers' witnesses alone. */
    public static final Effort NONE = new Effort(0, 0, 0, 0, 0.02, true);

    /** The given number of times the standard effort. */
    public static Effort times(int factor) {
        if (factor < 0) {
            throw new IllegalArgumentException("effort is " + factor + "; it must not be negative");
        }
        return factor == 0
                ? NONE
                : new Effort(4 * factor, 1_800 * factor, Math.max(1, 4 / factor), 300 * factor, 0.6 * factor, true);
    }

    /** The same without games that are known already. */
    public Effort cold() {
        return new Effort(seeds, climbed, tiny, met, measured, false);
    }
}

package org.counterplay.model.formulation;

import java.util.Arrays;

/**
 * The game rows whose rewards matter to worst rewards: those that a deviator can pass, that are passed when all obey, or that
 * something else speaks of. All others are free.
 *
 * @param rows the game rows, increasing
 * @param places per game row: its place among them, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record RewardRows(int[] rows, int[] places) {

    /**
     * Finds them.
     *
     * @param obeying visits of each game row when all obey
     * @param further per game row whether it matters for another reason
     */
    static RewardRows of(DeviatorLayout layout, double[] obeying, ExpertRegretTerm expert, boolean[] further) {
        boolean[] matters = further.clone();
        expert.gameRows().forEach(j -> matters[j] = true);
        for (int e = 0; e < layout.firstRow(layout.options()); e++) {
            matters[layout.row(e)] = true;
        }
        int[] places = new int[matters.length];
        int[] rows = new int[matters.length];
        int count = 0;
        for (int j = 0; j < matters.length; j++) {
            boolean found = matters[j] || obeying[j] != 0;
            places[j] = found ? count : -1;
            if (found) {
                rows[count++] = j;
            }
        }
        return new RewardRows(Arrays.copyOf(rows, count), places);
    }
}

package org.counterplay.solvers.ortools;

import com.google.ortools.sat.SolutionCallback;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SearchProgress;
import org.jspecify.annotations.Nullable;

/** Notes what CP-SAT calls with, in whichever thread; tells it in the thread that asks. Throws nothing to native code. */
final class SolutionWatch extends SolutionCallback {
    private @Nullable SearchProgress latest;

    @Override
    public void onSolutionCallback() {
        SearchProgress now =
                new SearchProgress(objectiveValue(), bestObjectiveBound(), numBranches(), wallTime(), true);
        synchronized (this) {
            latest = now;
        }
    }

    /** Tells of the last solution, if it was not told before. */
    void tell(ProgressListener listener) {
        SearchProgress told;
        synchronized (this) {
            told = latest;
            latest = null;
        }
        if (told != null) {
            listener.report(told);
        }
    }
}

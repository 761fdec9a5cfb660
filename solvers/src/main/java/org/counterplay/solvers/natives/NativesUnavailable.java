package org.counterplay.solvers.natives;

import java.util.List;

/** The native libraries cannot be used here: no build for this machine, or no directory to load them from. */
public final class NativesUnavailable extends RuntimeException {
    /**
     * @param reasons why, one per road that was tried
     * @param remedy what to do
     */
    public NativesUnavailable(List<String> reasons, String remedy) {
        super("native solver libraries cannot be loaded: " + String.join("; ", reasons) + ". " + remedy);
    }
}

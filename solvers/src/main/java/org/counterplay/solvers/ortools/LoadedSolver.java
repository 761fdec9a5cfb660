package org.counterplay.solvers.ortools;

import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.mainJNI;

/** An {@link MPSolver} that takes its program and gives its answer as bytes, so that no object is made per coefficient. */
final class LoadedSolver extends MPSolver implements AutoCloseable {
    LoadedSolver(OptimizationProblemType type) {
        super("", type);
    }

    /** Reads a {@code MPModelProto}; returns what is wrong with it, empty where nothing is. */
    String load(byte[] model) {
        return mainJNI.MPSolver_loadModelFromProto(getCPtr(this), this, model);
    }

    /** The answer of the last solve as a {@code MPSolutionResponse}. */
    byte[] response() {
        return mainJNI.MPSolver_createSolutionResponseProto(getCPtr(this), this);
    }

    /** Nothing may be asked of it afterwards: OR-Tools answers with garbage. */
    @Override
    public void close() {
        delete();
    }
}

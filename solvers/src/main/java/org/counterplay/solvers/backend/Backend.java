package org.counterplay.solvers.backend;

import java.util.Set;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;

/**
 * A solver of programs. Stateless: {@code solve} may be called from many threads at once, and the same call gives the same
 * answer.
 *
 * <p>Nothing is loaded or unpacked before {@link #version} or {@link #solve} is called.
 */
public interface Backend {
    /** What it is called on the command line and in reports: lower case, unique among {@code Backends}. */
    String name();

    /** The library behind it. */
    String library();

    /**
     * The library's version, asked of the library itself where it can tell.
     *
     * @throws org.counterplay.solvers.natives.NativesUnavailable if the library cannot be loaded here
     */
    String version();

    /** What it can do. */
    Set<Capability> capabilities();

    /** Which algorithms may be asked for; {@link Algorithm#AUTOMATIC} always. */
    Set<Algorithm> algorithms();

    /**
     * Solves a program. What comes back is the solver's claim; see {@link Verification}.
     *
     * @throws UnsupportedFeature if the program or the options need what {@link #capabilities} or {@link #algorithms} do
     *     not list; nothing is solved then
     * @throws ProgramTooLarge if the backend does not take programs of this size
     * @throws IllegalArgumentException if a number of the program is NaN, or infinite where it must not be
     * @throws BackendFailure if the library reports an error instead of an answer
     * @throws org.counterplay.solvers.natives.NativesUnavailable if the library cannot be loaded here
     */
    Solution solve(Program program, SolveOptions options);
}

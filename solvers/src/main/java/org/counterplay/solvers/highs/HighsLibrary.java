package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import org.counterplay.solvers.natives.NativeLibraries;

/**
 * HiGHS's C functions that are used here; {@code highs_c_api.h} describes them. All take the address of a model first and,
 * where nothing else is said, return a status: -1 error, 0 fine, 1 warning.
 *
 * <p>Functions that are given arrays of the Java heap are linked as critical: the arrays are not copied, and garbage
 * collection waits for the call. They only copy; the solve itself is linked ordinarily. This class loads the library when
 * it is initialised: call {@link NativeLibraries#highs} before, which explains a failure.
 */
final class HighsLibrary {
    private static final Linker LINKER = Linker.nativeLinker();

    static final MethodHandle CREATE = function("Highs_create", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle DESTROY = function("Highs_destroy", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle VERSION = function("Highs_version", FunctionDescriptor.of(ADDRESS));
    static final MethodHandle SIZE_OF_INT =
            function("Highs_getSizeofHighsInt", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    /** (model, columns, rows, coefficients, format, sense, offset, 5 arrays of bounds and costs, start, index, value). */
    static final MethodHandle PASS_LP = critical(
            "Highs_passLp",
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_DOUBLE,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);

    static final MethodHandle RUN = function("Highs_run", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle MODEL_STATUS = function("Highs_getModelStatus", FunctionDescriptor.of(JAVA_INT, ADDRESS));

    /** (model, column values, column duals, row values, row duals). */
    static final MethodHandle SOLUTION = critical("Highs_getSolution", ADDRESS, ADDRESS, ADDRESS, ADDRESS);

    /** (model, name, integer). */
    static final MethodHandle SET_BOOL =
            function("Highs_setBoolOptionValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));

    static final MethodHandle SET_INT =
            function("Highs_setIntOptionValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    static final MethodHandle SET_DOUBLE =
            function("Highs_setDoubleOptionValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_DOUBLE));
    static final MethodHandle SET_STRING =
            function("Highs_setStringOptionValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

    /** (model, name, integer found). */
    static final MethodHandle INT_INFO =
            function("Highs_getIntInfoValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

    static final MethodHandle DOUBLE_INFO =
            function("Highs_getDoubleInfoValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

    private HighsLibrary() {}

    /** Rays. Like the others below they are linked when first used, since linking costs milliseconds. */
    static final class Rays {
        /** (model, whether there is one, its values); may solve again to find one. */
        static final MethodHandle DUAL =
                function("Highs_getDualRay", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

        static final MethodHandle PRIMAL =
                function("Highs_getPrimalRay", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

        private Rays() {}
    }

    /** Mixed-integer programs. */
    static final class Integers {
        /** As {@link #PASS_LP}, with the columns' types at the end. */
        static final MethodHandle PASS_MIP = critical(
                "Highs_passMip",
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_DOUBLE,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS,
                ADDRESS);

        static final MethodHandle LONG_INFO =
                function("Highs_getInt64InfoValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

        private Integers() {}
    }

    /** Bases, as column and row status: 0 at lower, 1 basic, 2 at upper, 3 free at zero, 4 nonbasic. */
    static final class Bases {
        static final MethodHandle GET = critical("Highs_getBasis", ADDRESS, ADDRESS);
        static final MethodHandle SET = critical("Highs_setBasis", ADDRESS, ADDRESS);

        private Bases() {}
    }

    /** Changes of a model that stays: (model, first, last, values), bounds as lower and upper. */
    static final class Changes {
        static final MethodHandle COSTS = critical("Highs_changeColsCostByRange", JAVA_INT, JAVA_INT, ADDRESS);
        static final MethodHandle COLUMN_BOUNDS =
                critical("Highs_changeColsBoundsByRange", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
        static final MethodHandle ROW_BOUNDS =
                critical("Highs_changeRowsBoundsByRange", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);

        private Changes() {}
    }

    /**
     * Rows and columns that come and go, and single numbers of a model that stays. None is critical: HiGHS may write to its
     * log, and so call back.
     */
    static final class Edits {
        /** (model, how many, lower, upper, coefficients, start, index, value). */
        static final MethodHandle ADD_ROWS = function(
                "Highs_addRows",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

        /** (model, how many, costs, lower, upper, coefficients, start, index, value). */
        static final MethodHandle ADD_COLUMNS = function(
                "Highs_addCols",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

        /** (model, first, last). */
        static final MethodHandle DELETE_ROWS =
                function("Highs_deleteRowsByRange", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));

        /** (model, column, type): 1 is integral. */
        static final MethodHandle INTEGRALITY =
                function("Highs_changeColIntegrality", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));

        /** (model, column, cost). */
        static final MethodHandle COST =
                function("Highs_changeColCost", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE));

        /** (model, column, lower, upper). */
        static final MethodHandle COLUMN_BOUNDS = function(
                "Highs_changeColBounds", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE));

        /** (model, row, lower, upper). */
        static final MethodHandle ROW_BOUNDS = function(
                "Highs_changeRowBounds", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE));

        /** (model, row, column, value). */
        static final MethodHandle COEFFICIENT = function(
                "Highs_changeCoeff", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_DOUBLE));

        static final MethodHandle FORGET = function("Highs_clearSolver", FunctionDescriptor.of(JAVA_INT, ADDRESS));

        static final MethodHandle RESET_CLOCK =
                function("Highs_zeroAllClocks", FunctionDescriptor.of(JAVA_INT, ADDRESS));

        private Edits() {}
    }

    /** Points to begin a search over integers with. Not critical: HiGHS may write to its log. */
    static final class Starts {
        /** (model, how many, columns, values). */
        static final MethodHandle SPARSE = function(
                "Highs_setSparseSolution", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));

        private Starts() {}
    }

    /** Upcalls. */
    static final class Callbacks {
        /** (model, function, its data). */
        static final MethodHandle SET =
                function("Highs_setCallback", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));

        static final MethodHandle START =
                function("Highs_startCallback", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

        /** (what the callback was given, name of an item); returns the item's address, null where there is none. */
        static final MethodHandle OUT_ITEM =
                function("Highs_getCallbackDataOutItem", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));

        private Callbacks() {}
    }

    /** The pool of threads, one a calling thread. */
    static final class Scheduler {
        /** (whether to wait). */
        static final MethodHandle RESET = function("Highs_resetGlobalScheduler", FunctionDescriptor.ofVoid(JAVA_INT));

        private Scheduler() {}
    }

    static final Linker linker() {
        return LINKER;
    }

    private static MethodHandle critical(String name, MemoryLayout... arguments) {
        MemoryLayout[] all = new MemoryLayout[arguments.length + 1];
        all[0] = ADDRESS;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return LINKER.downcallHandle(
                NativeLibraries.highs().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, all),
                Linker.Option.critical(true));
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(NativeLibraries.highs().findOrThrow(name), descriptor);
    }
}

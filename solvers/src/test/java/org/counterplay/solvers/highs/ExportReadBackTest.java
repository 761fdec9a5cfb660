package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Writer;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.counterplay.model.program.LpExport;
import org.counterplay.model.program.MpsExport;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.backend.SamplePrograms;
import org.counterplay.solvers.backend.SamplePrograms.Sample;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.benchmark.LayeredProgram;
import org.counterplay.solvers.natives.NativeLibraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HiGHS reads the exported files and finds the same program in them. */
class ExportReadBackTest {
    @TempDir
    Path folder;

    @Test
    void theOptimumIsTheSame() throws Throwable {
        for (Sample sample : SamplePrograms.optimal()) {
            if (sample.program().columns() > 0) {
                for (String ending : new String[] {"mps", "lp"}) {
                    assertThat(readAndSolve(sample.program(), ending))
                            .as(sample + " as " + ending)
                            .isCloseTo(sample.objective(), within(1e-9));
                }
            }
        }
        Sample integers = SamplePrograms.integers();
        assertThat(readAndSolve(integers.program(), "mps")).isCloseTo(integers.objective(), within(1e-9));
        assertThat(readAndSolve(integers.program(), "lp")).isCloseTo(integers.objective(), within(1e-9));
    }

    @Test
    void theOptimumOfRandomProgramsIsTheSame() throws Throwable {
        for (int round = 0; round < 60; round++) {
            long seed = RandomPrograms.SEED + round;
            Program program = RandomPrograms.bounded(seed, 2 + round % 7, 1 + round % 5, 0.7);
            double objective =
                    HighsBackend.simplex().solve(program, SolveOptions.DEFAULT).objective();
            for (String ending : new String[] {"mps", "lp"}) {
                assertThat(readAndSolve(program, ending))
                        .as("tests.seed=%d as %s", seed, ending)
                        .isCloseTo(objective, within(1e-7));
            }
        }
    }

    /** OR-Tools' own export keeps six digits. */
    @Test
    void everyNumberIsTheSameBitByBit() throws Throwable {
        Program program = new LayeredProgram(3, 40, 3, 3, RandomPrograms.SEED).write();
        Path file = write(program, "mps");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment model = read(file, arena);
            int columns = program.columns();
            int rows = program.rows();
            int size = program.coefficients();
            MemorySegment counts = arena.allocate(JAVA_INT, 4);
            MemorySegment offset = arena.allocate(JAVA_DOUBLE);
            MemorySegment cost = arena.allocate(JAVA_DOUBLE, columns);
            MemorySegment[] bounds = new MemorySegment[4];
            for (int k = 0; k < 4; k++) {
                bounds[k] = arena.allocate(JAVA_DOUBLE, k < 2 ? columns : rows);
            }
            MemorySegment start = arena.allocate(JAVA_INT, columns + 1);
            MemorySegment index = arena.allocate(JAVA_INT, size);
            MemorySegment value = arena.allocate(JAVA_DOUBLE, size);
            MemorySegment integrality = arena.allocate(JAVA_INT, columns);
            FunctionDescriptor signature = FunctionDescriptor.of(
                    JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
                    ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
            int status = (int) function("Highs_getLp", signature)
                    .invoke(
                            model,
                            1,
                            counts,
                            counts.asSlice(4),
                            counts.asSlice(8),
                            counts.asSlice(12),
                            offset,
                            cost,
                            bounds[0],
                            bounds[1],
                            bounds[2],
                            bounds[3],
                            start,
                            index,
                            value,
                            integrality);
            assertThat(status).isZero();
            assertThat(counts.toArray(JAVA_INT))
                    .containsExactly(columns, rows, size, program.sense() == Sense.MINIMIZE ? 1 : -1);
            assertThat(cost.toArray(JAVA_DOUBLE)).isEqualTo(program.objective());
            assertThat(bounds[0].toArray(JAVA_DOUBLE)).isEqualTo(program.columnLower());
            assertThat(bounds[1].toArray(JAVA_DOUBLE)).isEqualTo(program.columnUpper());
            assertThat(bounds[2].toArray(JAVA_DOUBLE)).isEqualTo(program.rowLower());
            assertThat(bounds[3].toArray(JAVA_DOUBLE)).isEqualTo(program.rowUpper());
            assertThat(program.major()).isEqualTo(Major.COLUMNS);
            assertThat(index.toArray(JAVA_INT)).isEqualTo(program.index());
            assertThat(value.toArray(JAVA_DOUBLE)).isEqualTo(program.value());
            destroy(model);
        }
    }

    private double readAndSolve(Program program, String ending) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment model = read(write(program, ending), arena);
            FunctionDescriptor ofInt = FunctionDescriptor.of(JAVA_INT, ADDRESS);
            function("Highs_run", ofInt).invoke(model);
            HighsStatus status =
                    HighsStatus.of((int) function("Highs_getModelStatus", ofInt).invoke(model));
            assertThat(status.reason()).isEqualTo(Reason.OPTIMAL);
            double objective = (double) function("Highs_getObjectiveValue", FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS))
                    .invoke(model);
            destroy(model);
            return objective;
        }
    }

    private Path write(Program program, String ending) throws IOException {
        Path file = folder.resolve("program." + ending);
        try (Writer out = Files.newBufferedWriter(file)) {
            if (ending.equals("mps")) {
                MpsExport.write(program, out);
            } else {
                LpExport.write(program, out);
            }
        }
        return file;
    }

    private static MemorySegment read(Path file, Arena arena) throws Throwable {
        MemorySegment model = (MemorySegment)
                function("Highs_create", FunctionDescriptor.of(ADDRESS)).invoke();
        function("Highs_setBoolOptionValue", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT))
                .invoke(model, arena.allocateFrom("output_flag"), 0);
        int status = (int) function("Highs_readModel", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS))
                .invoke(model, arena.allocateFrom(file.toString()));
        assertThat(status).as(() -> "reading " + content(file)).isZero();
        return model;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void destroy(MemorySegment model) throws Throwable {
        function("Highs_destroy", FunctionDescriptor.ofVoid(ADDRESS)).invoke(model);
    }

    private static java.lang.invoke.MethodHandle function(String name, FunctionDescriptor signature) {
        return Linker.nativeLinker().downcallHandle(NativeLibraries.highs().findOrThrow(name), signature);
    }
}

package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;

/** Changes of a model within HiGHS, one at a time; the lengths of its vectors are kept up to date. */
final class HighsEdits {
    private final HighsModel model;
    private int columns;
    private int rows;

    HighsEdits(HighsModel model, int columns, int rows) {
        this.model = model;
        this.columns = columns;
        this.rows = rows;
    }

    void addRow(double lower, double upper, int[] index, double[] value) {
        try (Arena call = Arena.ofConfined()) {
            model.check(
                    (int) HighsLibrary.Edits.ADD_ROWS.invokeExact(
                            model.address(),
                            1,
                            call.allocateFrom(JAVA_DOUBLE, lower),
                            call.allocateFrom(JAVA_DOUBLE, upper),
                            index.length,
                            call.allocateFrom(JAVA_INT, 0),
                            call.allocateFrom(JAVA_INT, index),
                            call.allocateFrom(JAVA_DOUBLE, value)),
                    "row " + rows);
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
        model.resize(columns, ++rows);
    }

    void addColumn(double lower, double upper, double cost, boolean integral, int[] index, double[] value) {
        try (Arena call = Arena.ofConfined()) {
            model.check(
                    (int) HighsLibrary.Edits.ADD_COLUMNS.invokeExact(
                            model.address(),
                            1,
                            call.allocateFrom(JAVA_DOUBLE, cost),
                            call.allocateFrom(JAVA_DOUBLE, lower),
                            call.allocateFrom(JAVA_DOUBLE, upper),
                            index.length,
                            call.allocateFrom(JAVA_INT, 0),
                            call.allocateFrom(JAVA_INT, index),
                            call.allocateFrom(JAVA_DOUBLE, value)),
                    "column " + columns);
            if (integral) {
                model.check(
                        (int) HighsLibrary.Edits.INTEGRALITY.invokeExact(model.address(), columns, 1),
                        "integrality of column " + columns);
            }
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
        model.resize(++columns, rows);
    }

    void deleteRows(int first, int last) {
        try {
            model.check(
                    (int) HighsLibrary.Edits.DELETE_ROWS.invokeExact(model.address(), first, last),
                    "to delete rows " + first + " to " + last);
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
        rows -= last - first + 1;
        model.resize(columns, rows);
    }

    void cost(int column, double cost) {
        try {
            model.check(
                    (int) HighsLibrary.Edits.COST.invokeExact(model.address(), column, cost),
                    "cost of column " + column);
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
    }

    void coefficient(int row, int column, double value) {
        try {
            model.check(
                    (int) HighsLibrary.Edits.COEFFICIENT.invokeExact(model.address(), row, column, value),
                    "coefficient of row " + row + " and column " + column);
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
    }

    void columnBounds(int column, double lower, double upper) {
        try {
            model.check(
                    (int) HighsLibrary.Edits.COLUMN_BOUNDS.invokeExact(model.address(), column, lower, upper),
                    "bounds of column " + column);
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
    }

    void rowBounds(int row, double lower, double upper) {
        try {
            model.check(
                    (int) HighsLibrary.Edits.ROW_BOUNDS.invokeExact(model.address(), row, lower, upper),
                    "bounds of row " + row);
        } catch (Throwable t) {
            throw HighsModel.unexpected(t);
        }
    }
}

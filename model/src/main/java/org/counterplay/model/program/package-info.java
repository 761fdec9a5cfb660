/**
 * Linear and mixed-integer programs as data, and what is said of their solutions.
 *
 * <p>Conventions, kept everywhere. A program is
 *
 * <pre>
 *   minimise or maximise  offset + sum_j c_j x_j
 *   subject to            rowLower_k &lt;= sum_j A_kj x_j &lt;= rowUpper_k,   columnLower_j &lt;= x_j &lt;= columnUpper_j
 * </pre>
 *
 * with infinities for absent bounds. The <b>dual value</b> y_k of a row is the derivative of the optimal objective with
 * respect to the row's active bound, in the program's own sense (minimising: y_k &gt;= 0 at a lower bound, &lt;= 0 at an upper
 * one; maximising: the other way round). The reduced cost of column j is {@code c_j - sum_k y_k A_kj}, with the same signs at
 * the column's bounds.
 */
@NullMarked
package org.counterplay.model.program;

import org.jspecify.annotations.NullMarked;

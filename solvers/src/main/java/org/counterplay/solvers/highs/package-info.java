/**
 * HiGHS (MIT licence), called through its C interface by foreign functions, without a layer between.
 *
 * <p>The library is the one that OR-Tools' jars carry. Java must be started with {@code --enable-native-access=ALL-UNNAMED}
 * (or a manifest entry that says so), else it warns.
 */
@NullMarked
package org.counterplay.solvers.highs;

import org.jspecify.annotations.NullMarked;

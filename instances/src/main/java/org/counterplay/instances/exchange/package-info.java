/**
 * Games in the formats of other tools: Gambit's strategic games ({@code .nfg}) and the explicit exports of concurrent
 * stochastic games of PRISM-games ({@code .tra .sta .lab .srew .trew}).
 *
 * <p>What a file says is taken exactly. Where a format leaves something open or a number was rounded by the tool that wrote
 * it, the rule by which it is settled is stated at the reader, and what was done is told by {@link
 * org.counterplay.instances.exchange.Imported#remarks}. What is wrong in a file is an {@link
 * org.counterplay.instances.format.InputException} with line and column.
 */
@NullMarked
package org.counterplay.instances.exchange;

import org.jspecify.annotations.NullMarked;

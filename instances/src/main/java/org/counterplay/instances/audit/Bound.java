package org.counterplay.instances.audit;

import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The printed order of growth of an existence theorem, such as {@code Omega(eps u H / beta)}.
 *
 * @param formula in symbols
 * @param quantity what grows so
 * @param printed the formula with the parameters put in; positive
 */
public record Bound(String formula, Quantity quantity, BigFraction printed) {}

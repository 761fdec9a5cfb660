package org.counterplay.instances.tightness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * A point of a sweep: nominal numbers, as theorems see them.
 *
 * @param agents number of agents, at least 1
 * @param horizon steps or discount
 * @param parameters the swept numbers by name, such as {@code eps}
 * @param given what is measured in a game that meets the point with equality: the parameters, and what is assumed besides
 */
public record Point(
        int agents, Horizon horizon, SequencedMap<String, BigFraction> parameters, Map<Quantity, BigFraction> given)
        implements Measurements {
    public Point {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        given = Map.copyOf(given);
    }

    @Override
    public Setting setting() {
        return new Setting(agents, steps(), horizon instanceof Horizon.Discounted, true, true, true);
    }

    @Override
    public Amount of(Quantity quantity) {
        BigFraction nominal = given.get(quantity);
        return nominal != null
                ? Amount.exactly(nominal)
                : quantity == Quantity.LARGEST_REWARD
                        ? Amount.exactly(BigFraction.ONE)
                        : new Amount.Unknown("the point does not fix " + quantity.key());
    }

    /** {@code h}: H, or {@code 1/(1-gamma)}. */
    public BigFraction steps() {
        return switch (horizon) {
            case Horizon.Finite(int steps) -> Rationals.of(steps);
            case Horizon.Discounted(BigFraction gamma) -> BigFraction.ONE.divide(BigFraction.ONE.subtract(gamma));
        };
    }

    /**
     * A parameter's value.
     *
     * @throws IllegalArgumentException if the point has no such parameter
     */
    public BigFraction parameter(String name) {
        BigFraction value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the point has no parameter " + name + "; it has " + parameters.keySet());
        }
        return value;
    }

    /** All parameters as texts, agents and horizon first: {@code agents}, {@code horizon} or {@code discount}, the others. */
    public SequencedMap<String, String> texts() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put("agents", Integer.toString(agents));
        switch (horizon) {
            case Horizon.Finite(int steps) -> texts.put("horizon", Integer.toString(steps));
            case Horizon.Discounted(BigFraction gamma) -> texts.put("discount", Rationals.format(gamma));
        }
        parameters.forEach((name, value) -> texts.put(name, Rationals.format(value)));
        return texts;
    }

    /** {@code agents=2, horizon=3, eps=1/16, u=1}. */
    @Override
    public String toString() {
        return texts().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}

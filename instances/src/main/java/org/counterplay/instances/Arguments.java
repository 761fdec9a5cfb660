package org.counterplay.instances;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value for each parameter of a family, each within its own range. Optional parameters may be unset. */
public final class Arguments {
    private static final int SHOWN = 40;

    private final String family;
    private final Map<Parameter<?>, Object> values;

    private Arguments(String family, Map<Parameter<?>, Object> values) {
        this.family = family;
        this.values = values;
    }

    /**
     * Reads {@code key=value,key=value}; parameters that are not given take their default.
     *
     * @throws BadParameter if a part is not {@code key=value}, a parameter is unknown or given twice, or a value is none of
     *     its parameter's
     */
    static Arguments read(String family, List<Parameter<?>> parameters, String text) {
        Map<String, String> given = new LinkedHashMap<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw new BadParameter(
                            family,
                            "'" + shorten(part.strip()) + "' is not of the form parameter=value" + known(parameters));
                }
                String key = part.substring(0, equals).strip();
                if (given.put(key, part.substring(equals + 1).strip()) != null) {
                    throw new BadParameter(family, "parameter " + shorten(key) + " is given twice; give it once");
                }
            }
        }
        return read(family, parameters, given);
    }

    private static Arguments read(String family, List<Parameter<?>> parameters, Map<String, String> given) {
        Map<Parameter<?>, Object> values = new LinkedHashMap<>();
        for (Parameter<?> parameter : parameters) {
            String text = given.get(parameter.name());
            Object value = text == null ? parameter.standard() : valueOf(family, parameter, text);
            if (value != null) {
                values.put(parameter, value);
            }
        }
        List<String> unknown = new ArrayList<>(given.keySet());
        parameters.forEach(parameter -> unknown.remove(parameter.name()));
        if (!unknown.isEmpty()) {
            throw new BadParameter(family, "there is no parameter " + shorten(unknown.getFirst()) + known(parameters));
        }
        return new Arguments(family, values);
    }

    /** The value of an integer parameter that has a default and fits an int. */
    public int integer(Parameter.Whole parameter) {
        return Math.toIntExact(get(parameter));
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalStateException if it is unset
     */
    public <T extends Comparable<T>> T get(Parameter<T> parameter) {
        T value = getOrNull(parameter);
        if (value == null) {
            throw new IllegalStateException("parameter " + parameter.name() + " of " + family + " is unset");
        }
        return value;
    }

    /** The value of a parameter, or null where it is unset. */
    @SuppressWarnings("unchecked") // a parameter's value was read by that parameter
    public <T extends Comparable<T>> @Nullable T getOrNull(Parameter<T> parameter) {
        return (T) values.get(parameter);
    }

    /**
     * The name of a member of the family: {@code family:key=value,key=value}.
     *
     * @param defaults whether parameters that have their default value are named as well
     */
    public String name(boolean defaults) {
        String named = values.entrySet().stream()
                .filter(entry ->
                        defaults || !entry.getValue().equals(entry.getKey().standard()))
                .map(entry -> entry.getKey().name() + "=" + write(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(","));
        return named.isEmpty() ? family : family + ":" + named;
    }

    /**
     * Checks what must hold between parameters.
     *
     * @throws BadParameter with the inequality that is violated, and the values, if it does not hold
     */
    public void require(boolean holds, String violated) {
        if (!holds) {
            throw new BadParameter(family, violated);
        }
    }

    /** {@code name=value} of a parameter that is set, for messages. */
    public <T extends Comparable<T>> String show(Parameter<T> parameter) {
        return parameter.name() + "=" + parameter.write(get(parameter));
    }

    private static <T extends Comparable<T>> T valueOf(String family, Parameter<T> parameter, String text) {
        try {
            return parameter.read(text);
        } catch (IllegalArgumentException wrong) {
            throw new BadParameter(
                    family,
                    parameter.name() + "=" + shorten(text) + " (" + parameter.description() + "): "
                            + wrong.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Comparable<T>> String write(Parameter<T> parameter, Object value) {
        return parameter.write((T) value);
    }

    private static String known(List<Parameter<?>> parameters) {
        return parameters.isEmpty()
                ? "; it has no parameters"
                : "; its parameters are "
                        + parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }
}

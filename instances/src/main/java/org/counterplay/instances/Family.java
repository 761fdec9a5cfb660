package org.counterplay.instances;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/**
 * A named source of instances with parameters. Stateless: the same arguments give the same instance, on every machine.
 */
public abstract class Family {
    private final String name;
    private final Topic topic;
    private final String summary;
    private final String source;
    private final List<Parameter<?>> parameters;

    /**
     * Describes the family.
     *
     * @param name how it is asked for, in lower case with hyphens
     * @param summary one line
     * @param source a citation
     */
    protected Family(String name, Topic topic, String summary, String source, List<Parameter<?>> parameters) {
        this.name = name;
        this.topic = topic;
        this.summary = summary;
        this.source = source;
        this.parameters = List.copyOf(parameters);
    }

    /** How it is asked for. */
    public final String name() {
        return name;
    }

    public final Topic topic() {
        return topic;
    }

    /** What it is, in one line. */
    public final String summary() {
        return summary;
    }

    /** Where it comes from. */
    public final String source() {
        return source;
    }

    /** The parameters, in the order in which they are written. */
    public final List<Parameter<?>> parameters() {
        return parameters;
    }

    /**
     * The member with the given parameters, {@code key=value,key=value}; those that are not given take their default.
     *
     * @throws BadParameter if a parameter is unknown, given twice, no number or out of its range, or if the parameters do
     *     not fit together
     */
    public final Member member(String given) {
        Arguments arguments = Arguments.read(name, parameters, given);
        check(arguments);
        return new Member(this, arguments);
    }

    /**
     * Checks what must hold between the parameters, before anything is allocated.
     *
     * @throws BadParameter naming the violated inequality
     */
    protected void check(Arguments arguments) {}

    /**
     * The canonical name of a member: all parameters that are set, with their values. Families of many parameters leave out
     * those that have their default value.
     */
    protected String nameOf(Arguments arguments) {
        return arguments.name(true);
    }

    /** Builds the instance. */
    protected abstract Instance create(Arguments arguments);

    /** What is known exactly of the instance; empty where nothing is. */
    protected List<Expectation> expectations(Arguments arguments) {
        return List.of();
    }

    /** An instance with these policies under their own names, and no deviation classes. */
    protected static Instance instance(Game game, Policy... policies) {
        Map<String, Policy> named = new LinkedHashMap<>();
        for (Policy policy : policies) {
            named.put(policy.name(), policy);
        }
        return new Instance(game, named, Map.of());
    }

    @Override
    public final String toString() {
        return name;
    }
}

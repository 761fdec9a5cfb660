package org.counterplay.instances.found;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Expectation;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.Topic;

/** The worst cases that were found, as a family: {@code found:witness=NAME}. */
public final class FoundWitnesses extends Family {
    private static final List<FoundWitness> ALL = FoundWitness.all();
    private static final Parameter.Choice WITNESS = new Parameter.Choice(
            "witness",
            "which one",
            ALL.stream().map(FoundWitness::name).toList(),
            ALL.getFirst().name());

    public FoundWitnesses() {
        super(
                "found",
                Topic.FOUND,
                "worst games under assumptions, each with its certificates",
                "counterplay search",
                List.of(WITNESS));
    }

    @Override
    protected Instance create(Arguments arguments) {
        FoundWitness witness = witness(arguments);
        Instance instance = witness.instance();
        return new Instance(
                instance.game().named(nameOf(arguments), "counterplay " + witness.command()),
                instance.policies(),
                instance.deviations());
    }

    @Override
    protected List<Expectation> expectations(Arguments arguments) {
        FoundWitness witness = witness(arguments);
        boolean nash = witness.command().contains("--maximize nash-gap");
        return List.of(Expectation.equal(
                nash ? Quantity.NASH_GAP : Quantity.REGRET_GAP, "learner", witness.gap(), witness.command()));
    }

    private static FoundWitness witness(Arguments arguments) {
        String name = arguments.get(WITNESS);
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
}

package org.counterplay.model.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.sample.SampleClasses;
import org.counterplay.model.sample.SmallGame;
import org.hipparchus.fraction.BigFraction;

/**
 * All the ways in which a certificate is changed by one who forges or damages it, each with the game that the changed
 * certificate speaks of. Where {@code wrong}, it must be rejected whatever is true.
 */
final class Mutations {
    record Mutation(String name, Certificate certificate, SmallGame game, boolean wrong) {}

    private static final BigFraction THOUSANDTH = Rationals.of(1, 1000);

    private final SmallGame sample;
    private final Certificate original;
    private final SplittableRandom random;
    private final List<Mutation> mutations = new ArrayList<>();
    private final boolean exact;

    Mutations(SmallGame sample, Certificate original, long seed) {
        this.sample = sample;
        this.original = original;
        random = new SplittableRandom(seed);
        exact = original.arithmetic() == Arithmetic.EXACT;
    }

    List<Mutation> all(long seed) {
        for (int agent = 0; agent < original.agents().size(); agent++) {
            claims(agent);
            tables(agent);
            deviations(agent);
        }
        agents();
        classes(seed);
        arithmetics();
        games();
        return mutations;
    }

    private void claims(int agent) {
        AgentProof proof = original.agents().get(agent);
        for (BigFraction change : List.of(THOUSANDTH, ulp(proof.value().upper()))) {
            claim(agent, "value up", moved(proof.value(), change, change), proof.regret());
            claim(agent, "value down", moved(proof.value(), change.negate(), change.negate()), proof.regret());
            claim(agent, "value wider below", moved(proof.value(), change.negate(), BigFraction.ZERO), proof.regret());
            claim(agent, "value wider above", moved(proof.value(), BigFraction.ZERO, change), proof.regret());
            claim(agent, "regret up", proof.value(), moved(proof.regret(), change, change));
            claim(
                    agent,
                    "regret upper bound down",
                    proof.value(),
                    moved(proof.regret(), change.negate(), change.negate()));
            claim(agent, "regret wider above", proof.value(), moved(proof.regret(), BigFraction.ZERO, change));
            claim(agent, "regret wider below", proof.value(), moved(proof.regret(), change.negate(), BigFraction.ZERO));
            if (proof.regret().width().compareTo(change) >= 0) {
                claim(agent, "regret gained", proof.value(), moved(proof.regret(), change, BigFraction.ZERO));
                claim(agent, "regret hidden", proof.value(), moved(proof.regret(), BigFraction.ZERO, change.negate()));
            }
        }
    }

    private void claim(int agent, String name, Enclosure value, Enclosure regret) {
        AgentProof p = original.agents().get(agent);
        add(
                "claim: " + name,
                agent,
                new AgentProof(
                        value, regret, p.obeyingLower(), p.obeyingUpper(), p.deviation(), p.deviating(), p.bounding()),
                true);
    }

    private void tables(int agent) {
        AgentProof proof = original.agents().get(agent);
        int which = 3 + proof.bounding().size();
        for (int t = 0; t < Math.min(which, 6); t++) {
            ValueTable table = table(proof, t);
            int size = table.values().size();
            for (int tries = 0; tries < 3; tries++) {
                int k = random.nextInt(size);
                BigFraction old = table.values().at(k);
                for (BigFraction change : List.of(THOUSANDTH, ulp(old), THOUSANDTH.negate(), ulp(old).negate())) {
                    changed(agent, t, "entry " + k + " changed", with(table, k, old.add(change)), exact);
                }
            }
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            BigFraction[] swapped = values(table);
            Collections.swap(Arrays.asList(swapped), a, b);
            boolean differ = !table.values().at(a).equals(table.values().at(b));
            changed(agent, t, "rows swapped", rebuilt(table, swapped), exact && differ);
            changed(agent, t, "row dropped", dropped(table, a), true);
            for (int s = 0; s < sample.states(); s++) {
                added(agent, t, table, 1 + random.nextInt(table.steps()), s);
            }
            changed(
                    agent,
                    t,
                    "a state that does not exist",
                    withState(table, table.steps(), sample.states() + 5),
                    true);
            int[][] longer = Arrays.copyOf(states(table), table.steps() + 1);
            longer[table.steps()] = new int[0];
            changed(agent, t, "a step too many", new ValueTable(longer, table.values()), true);
            for (int other = 0; other < original.agents().size(); other++) {
                AgentProof from = original.agents().get(other);
                ValueTable foreign = table(from, Math.min(t, 2 + from.bounding().size()));
                changed(agent, t, "table of another agent", foreign, exact && !foreign.equals(table));
            }
            // Every entry moved the way a forger would like.
            for (BigFraction change : List.of(THOUSANDTH, THOUSANDTH.negate())) {
                BigFraction[] all = values(table);
                for (int k = 0; k < all.length; k++) {
                    all[k] = all[k].add(change);
                }
                changed(agent, t, "all entries moved", rebuilt(table, all), exact);
            }
        }
        if (!proof.bounding().isEmpty()) {
            List<ValueTable> fewer =
                    proof.bounding().subList(1, proof.bounding().size());
            bounding(agent, "a bounding table dropped", fewer);
            List<ValueTable> more = new ArrayList<>(proof.bounding());
            more.add(more.get(0));
            bounding(agent, "a bounding table twice", more);
        }
    }

    private void added(int agent, int t, ValueTable table, int step, int state) {
        if (Arrays.binarySearch(table.states(step), state) < 0) {
            // In a discounted game a row for a state that only leads to itself is idle; it must not help a false claim.
            changed(agent, t, "row added", withState(table, step, state), !sample.discounted());
        }
    }

    private void bounding(int agent, String name, List<ValueTable> bounding) {
        AgentProof p = original.agents().get(agent);
        add(
                name,
                agent,
                refreshed(new AgentProof(
                        p.value(),
                        p.regret(),
                        p.obeyingLower(),
                        p.obeyingUpper(),
                        p.deviation(),
                        p.deviating(),
                        bounding)),
                true);
    }

    /** A table changed, with the claims left as they were, and with the claims that would follow from it. */
    private void changed(int agent, int t, String name, ValueTable table, boolean wrong) {
        AgentProof p = original.agents().get(agent);
        List<ValueTable> bounding = new ArrayList<>(p.bounding());
        if (t >= 3) {
            bounding.set(t - 3, table);
        }
        AgentProof changed = new AgentProof(
                p.value(),
                p.regret(),
                t == 0 ? table : p.obeyingLower(),
                t == 1 ? table : p.obeyingUpper(),
                p.deviation(),
                t == 2 ? table : p.deviating(),
                bounding);
        String what = name + " in table " + t + " of agent " + agent;
        add(what, agent, changed, wrong);
        if (refreshes(changed)) {
            add(what + ", claims refreshed", agent, refreshed(changed), wrong);
        }
    }

    private void deviations(int agent) {
        AgentProof p = original.agents().get(agent);
        for (int tries = 0; tries < 3; tries++) {
            Deviation deviation =
                    Deviation.of(original.game(), agent, p.deviation().changes());
            int s = random.nextInt(sample.states());
            int b = random.nextInt(sample.counts[s][agent]);
            int step = 1 + random.nextInt(sample.tableSteps());
            deviation.set(step, s, b, random.nextInt(sample.counts[s][agent]));
            deviation(agent, "deviation's action changed", deviation, p.deviating());
        }
        deviation(agent, "deviation is obedience", Deviation.identity(original.game(), agent, true), p.deviating());
    }

    /** The deviation and its table taken from elsewhere, with the claims that would follow. */
    void foreignDeviation(int agent, AgentProof from) {
        deviation(agent, "deviation of another certificate", from.deviation(), from.deviating());
    }

    private void deviation(int agent, String name, Deviation deviation, ValueTable deviating) {
        AgentProof p = original.agents().get(agent);
        add(
                name,
                agent,
                refreshed(new AgentProof(
                        p.value(), p.regret(), p.obeyingLower(), p.obeyingUpper(), deviation, deviating, p.bounding())),
                false);
    }

    private void agents() {
        List<AgentProof> agents = original.agents();
        add("agent dropped", sample, with(original, agents.subList(1, agents.size())), true);
        List<AgentProof> twice = new ArrayList<>(agents);
        twice.add(agents.get(0));
        add("agent twice", sample, with(original, twice), true);
        for (int i = 0; i + 1 < agents.size(); i++) {
            List<AgentProof> swapped = new ArrayList<>(agents);
            Collections.swap(swapped, i, i + 1);
            add("agents swapped", sample, with(original, swapped), true); // the deviations name their agents
        }
    }

    private void classes(long seed) {
        for (DeviationClass other : SampleClasses.all(sample, seed + 1)) {
            add(
                    "class is " + other.name(),
                    sample,
                    new Certificate(
                            original.game(), original.policy(), other, original.arithmetic(), original.agents()),
                    false);
        }
    }

    private void arithmetics() {
        for (Arithmetic other : Arithmetic.values()) {
            add(
                    "arithmetic is " + other,
                    sample,
                    new Certificate(
                            original.game(), original.policy(), original.deviations(), other, original.agents()),
                    false);
        }
    }

    private void games() {
        for (int tries = 0; tries < 4; tries++) {
            int s = random.nextInt(sample.states());
            int joint = random.nextInt(sample.joints(s));
            SmallGame copy = sample.copy();
            copy.reward[random.nextInt(sample.agents())][s][joint] = Rationals.of(random.nextInt(-3, 4), 1000);
            game("reward", copy);
            copy = sample.copy();
            copy.next[s][joint] = mixed(copy.next[s][joint]);
            game("transition", copy);
            copy = sample.copy();
            BigFraction[][] step = copy.sigma[random.nextInt(copy.sigma.length)];
            step[s] = mixed(step[s]);
            game("policy", copy);
        }
        SmallGame copy = sample.copy();
        copy.initial = mixed(copy.initial);
        game("initial distribution", copy);
        copy = sample.copy();
        if (copy.gamma != null) {
            copy.gamma = copy.gamma.add(1).divide(2);
        } else {
            copy.steps++;
            copy.sigma = copy.sigma.length == 1 ? copy.sigma : Arrays.copyOf(copy.sigma, copy.steps);
            if (copy.sigma.length > 1) {
                copy.sigma[copy.steps - 1] = copy.sigma[copy.steps - 2];
            }
        }
        game("horizon", copy);
        copy = sample.copy();
        if (copy.gamma == null) {
            copy.gamma = Rationals.of(1, 2);
            copy.sigma = Arrays.copyOf(copy.sigma, 1);
        } else {
            copy.gamma = null;
            copy.steps = 1;
        }
        game("kind of horizon", copy);
    }

    private void game(String what, SmallGame changed) {
        Game game = changed.game();
        Policy policy = changed.policy(game);
        Certificate forged =
                new Certificate(game, policy, original.deviations(), original.arithmetic(), original.agents());
        add("game's " + what, changed, forged, false);
        if (changed.tableSteps() == sample.tableSteps()
                && forged.agents().stream().allMatch(p -> refreshes(p, game))) {
            add(
                    "game's " + what + ", claims refreshed",
                    changed,
                    with(
                            forged,
                            forged.agents().stream()
                                    .map(proof -> refreshed(proof, game))
                                    .toList()),
                    false);
        }
    }

    private BigFraction[] mixed(BigFraction[] distribution) {
        BigFraction[] mixed = new BigFraction[distribution.length];
        int to = random.nextInt(mixed.length);
        for (int k = 0; k < mixed.length; k++) {
            BigFraction half = distribution[k].divide(2);
            mixed[k] = k == to ? half.add(Rationals.of(1, 2)) : half;
        }
        return mixed;
    }

    private void add(String name, int agent, AgentProof proof, boolean wrong) {
        List<AgentProof> agents = new ArrayList<>(original.agents());
        agents.set(agent, proof);
        Certificate changed = with(original, agents);
        add(name, sample, changed, wrong && !changed.agents().equals(original.agents()));
    }

    private void add(String name, SmallGame game, Certificate certificate, boolean wrong) {
        mutations.add(new Mutation(name, certificate, game, wrong));
    }

    List<Mutation> mutations() {
        return mutations;
    }

    private AgentProof refreshed(AgentProof proof) {
        return refreshed(proof, original.game());
    }

    /** The claims that follow from the tables, were they right. */
    static AgentProof refreshed(AgentProof p, Game game) {
        BigFraction below = atStart(p.obeyingLower(), game);
        BigFraction above = atStart(p.obeyingUpper(), game);
        BigFraction gain =
                Rationals.max(BigFraction.ZERO, atStart(p.deviating(), game).subtract(above));
        BigFraction bound = BigFraction.ZERO;
        for (ValueTable table : p.bounding()) {
            bound = Rationals.max(bound, atStart(table, game).subtract(below));
        }
        return new AgentProof(
                new Enclosure(Rationals.min(below, above), Rationals.max(below, above)),
                new Enclosure(Rationals.min(gain, bound), bound),
                p.obeyingLower(),
                p.obeyingUpper(),
                p.deviation(),
                p.deviating(),
                p.bounding());
    }

    private boolean refreshes(AgentProof proof) {
        return refreshes(proof, original.game());
    }

    private static boolean refreshes(AgentProof proof, Game game) {
        return IntStream.range(0, 3 + proof.bounding().size())
                .allMatch(t -> Arrays.stream(game.initialStates())
                        .allMatch(s -> Arrays.binarySearch(table(proof, t).states(1), s) >= 0));
    }

    private static BigFraction atStart(ValueTable table, Game game) {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < game.initialStates().length; k++) {
            int at = Arrays.binarySearch(table.states(1), game.initialStates()[k]);
            sum = sum.add(
                    game.initialProbabilities().at(k).multiply(table.values().at(at)));
        }
        return sum;
    }

    private static ValueTable table(AgentProof proof, int t) {
        return switch (t) {
            case 0 -> proof.obeyingLower();
            case 1 -> proof.obeyingUpper();
            case 2 -> proof.deviating();
            default -> proof.bounding().get(t - 3);
        };
    }

    private static Certificate with(Certificate certificate, List<AgentProof> agents) {
        return new Certificate(
                certificate.game(), certificate.policy(), certificate.deviations(), certificate.arithmetic(), agents);
    }

    private static Enclosure moved(Enclosure enclosure, BigFraction lower, BigFraction upper) {
        return new Enclosure(enclosure.lower().add(lower), enclosure.upper().add(upper));
    }

    private static ValueTable with(ValueTable table, int k, BigFraction value) {
        BigFraction[] values = values(table);
        values[k] = value;
        return rebuilt(table, values);
    }

    static ValueTable rebuilt(ValueTable table, BigFraction[] values) {
        return new ValueTable(states(table), NumberColumn.of(values));
    }

    private static ValueTable dropped(ValueTable table, int k) {
        int[][] states = states(table);
        for (int h = 0; h < states.length; h++) {
            int at = k - table.first(h + 1);
            if (at >= 0 && at < states[h].length) {
                states[h] = IntStream.concat(
                                Arrays.stream(states[h], 0, at), Arrays.stream(states[h], at + 1, states[h].length))
                        .toArray();
            }
        }
        List<BigFraction> values = new ArrayList<>(Arrays.asList(values(table)));
        values.remove(k);
        return new ValueTable(states, NumberColumn.of(values.toArray(BigFraction[]::new)));
    }

    private static ValueTable withState(ValueTable table, int step, int state) {
        int[][] states = states(table);
        int at = -1 - Arrays.binarySearch(states[step - 1], state);
        states[step - 1] = IntStream.concat(Arrays.stream(states[step - 1]), IntStream.of(state))
                .sorted()
                .toArray();
        List<BigFraction> values = new ArrayList<>(Arrays.asList(values(table)));
        values.add(table.first(step) + at, BigFraction.ZERO);
        return new ValueTable(states, NumberColumn.of(values.toArray(BigFraction[]::new)));
    }

    private static int[][] states(ValueTable table) {
        return IntStream.rangeClosed(1, table.steps()).mapToObj(table::states).toArray(int[][]::new);
    }

    private static BigFraction[] values(ValueTable table) {
        return IntStream.range(0, table.values().size())
                .mapToObj(table.values()::at)
                .toArray(BigFraction[]::new);
    }

    /** The step to the next double, as a rational. */
    private static BigFraction ulp(BigFraction value) {
        return Rationals.of(Math.ulp(Rationals.toDouble(value)));
    }
}

package org.counterplay.instances.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Random small instances with all that is awkward to write down: names that YAML would take for something else, action sets
 * that differ from state to state, numbers of every kind, states that share rows, policies of every kind, deviation classes.
 */
final class RandomInstances {
    private static final List<String> ODD_NAMES = List.of(
            "yes",
            "null",
            "~",
            "1",
            "1/3",
            "0x1F",
            "1e5",
            "a b",
            "a: b",
            "a #b",
            "- a",
            "\"",
            "\\",
            "'",
            "[x]",
            "{x}",
            "&a",
            "**",
            "!t",
            "%d",
            "@",
            "`",
            "|",
            ">",
            "?",
            ":",
            ",",
            "é",
            "状態",
            "\uD83C\uDFB2",
            "\u2028x",
            "\uFEFFx",
            " x ",
            "true",
            "No",
            "=",
            "<<",
            ".inf",
            "*a",
            "state",
            "to",
            "-1",
            "s 0",
            "\uFFFD",
            "\u00A0",
            "#",
            "---",
            "...");

    private final SplittableRandom random;
    private final boolean oddNames;

    private RandomInstances(SplittableRandom random) {
        this.random = random;
        oddNames = random.nextInt(3) == 0;
    }

    static Instance next(SplittableRandom random) {
        return new RandomInstances(random).instance();
    }

    private Instance instance() {
        Game game = game();
        Map<String, Policy> policies = new LinkedHashMap<>();
        for (String name : names("p", random.nextInt(4))) {
            policies.put(name, policy(game, name));
        }
        Map<String, DeviationClass> deviations = new LinkedHashMap<>();
        for (String name : names("d", random.nextInt(3))) {
            deviations.put(name, random.nextBoolean() ? mask(game, name) : list(game, name));
        }
        return new Instance(game, policies, deviations);
    }

    private List<String> names(String prefix, int count) {
        Set<String> names = new LinkedHashSet<>();
        while (names.size() < count) {
            boolean odd = oddNames && random.nextInt(2) == 0;
            if (odd && random.nextInt(60) == 0) {
                names.add("x".repeat(1500)); // YAML needs a mark before so long a key
            } else {
                names.add(odd ? ODD_NAMES.get(random.nextInt(ODD_NAMES.size())) : prefix + names.size());
            }
        }
        return List.copyOf(names);
    }

    private Game game() {
        int agents = 1 + random.nextInt(3);
        int states = 1 + random.nextInt(6);
        List<String> stateNames = names("s", states);
        Horizon horizon = random.nextInt(3) == 0
                ? new Horizon.Discounted(Rationals.of(random.nextInt(10), 10))
                : new Horizon.Finite(1 + random.nextInt(4));
        GameWriter writer = new GameWriter(
                random.nextBoolean() ? "" : names("game", 1).getFirst(), horizon, names("", agents), stateNames);
        writer.source(random.nextBoolean() ? "" : "line one\nline \"two\"\t\u0001");
        BigFraction[] initial = distribution(states);
        for (int s = 0; s < states; s++) {
            writer.initial(s, initial[s]);
        }
        List<JointActions> sets = new ArrayList<>();
        for (int k = 0; k < 1 + random.nextInt(3); k++) {
            sets.add(set(agents));
        }
        List<BigFraction[]> distributions = pool(states);
        List<BigFraction[]> rewards = new ArrayList<>();
        boolean sparse = random.nextBoolean();
        for (int k = 0; k < 3; k++) {
            BigFraction[] reward = new BigFraction[agents];
            for (int i = 0; i < agents; i++) {
                reward[i] = sparse && k == 0 ? BigFraction.ZERO : number();
            }
            rewards.add(reward);
        }
        for (int s = 0; s < states; s++) {
            JointActions actions = sets.get(random.nextInt(sets.size()));
            writer.state(actions);
            int kind = random.nextInt(3);
            int fixed = random.nextInt(2);
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.row();
                int which = switch (kind) {
                    case 0 -> fixed;
                    case 1 -> actions.action(joint, agents - 1);
                    default -> random.nextInt(3);
                };
                successors(writer, distributions.get(which % distributions.size()));
                BigFraction[] reward = rewards.get((kind == 0 ? fixed : random.nextInt(3)) % rewards.size());
                for (int i = 0; i < agents; i++) {
                    if (reward[i].getNumerator().signum() != 0 || random.nextBoolean()) {
                        writer.reward(i, reward[i]);
                    }
                }
            }
        }
        return writer.finish();
    }

    private void successors(GameWriter writer, BigFraction[] distribution) {
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < distribution.length; s++) {
            order.add(s);
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(order, new Random(random.nextLong()));
        }
        for (int s : order) {
            writer.successor(s, distribution[s]);
        }
    }

    private JointActions set(int agents) {
        List<List<String>> names = new ArrayList<>();
        List<String> pool = names("a", 4);
        for (int i = 0; i < agents; i++) {
            List<String> own = new ArrayList<>(pool);
            Collections.shuffle(own, new Random(random.nextInt(4)));
            names.add(own.subList(0, 1 + random.nextInt(3)));
        }
        return new JointActions(names);
    }

    private List<BigFraction[]> pool(int size) {
        List<BigFraction[]> pool = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            pool.add(distribution(size));
        }
        return pool;
    }

    private BigFraction[] distribution(int size) {
        BigFraction[] weights = new BigFraction[size];
        BigFraction sum = BigFraction.ZERO;
        boolean single = random.nextInt(3) == 0;
        for (int k = 0; k < size; k++) {
            weights[k] = Rationals.of(single || random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(7));
            sum = sum.add(weights[k]);
        }
        if (sum.getNumerator().signum() == 0) {
            weights[random.nextInt(size)] = BigFraction.ONE;
            return weights;
        }
        for (int k = 0; k < size; k++) {
            weights[k] = weights[k].divide(sum);
        }
        return weights;
    }

    private BigFraction number() {
        return switch (random.nextInt(9)) {
            case 0 -> BigFraction.ZERO;
            case 1 -> Rationals.of(random.nextInt(-9, 10));
            case 2 -> Rationals.of(random.nextInt(-9, 10), 7);
            case 3 -> Rationals.of(random.nextInt(-9, 10), 8);
            case 4 -> Rationals.of(random.nextDouble());
            case 5 -> Rationals.parse("123456789012345678901234567890");
            case 6 -> Rationals.of(Double.MIN_VALUE);
            case 7 -> Rationals.parse("1e-400");
            default -> Rationals.of(-Double.MAX_VALUE);
        };
    }

    private Policy policy(Game game, String name) {
        boolean perStep = game.horizon() instanceof Horizon.Finite && random.nextBoolean();
        PolicyWriter writer = perStep ? PolicyWriter.perStep(game, name) : PolicyWriter.stationary(game, name);
        int steps = perStep ? game.horizon().tableSteps() : 1;
        int kind = random.nextInt(4);
        boolean alike = random.nextInt(3) == 0;
        long seed = random.nextLong();
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                SplittableRandom own = alike ? new SplittableRandom(seed) : random;
                recommend(writer, game.actions(s), kind, own);
            }
        }
        return writer.finish();
    }

    private void recommend(PolicyWriter writer, JointActions actions, int kind, SplittableRandom own) {
        writer.next();
        RandomInstances drawn = new RandomInstances(own);
        if (kind == 0 || (kind == 1 && own.nextBoolean())) {
            List<BigFraction[]> marginals = new ArrayList<>();
            for (int i = 0; i < actions.agents(); i++) {
                marginals.add(drawn.distribution(actions.count(i)));
            }
            writer.product(marginals);
        } else {
            BigFraction[] joint = drawn.distribution(actions.size());
            for (int k = 0; k < joint.length; k++) {
                writer.recommend(k, joint[k]);
            }
        }
    }

    private DeviationClass mask(Game game, String label) {
        Set<Substitution> allowed = new HashSet<>();
        int kind = random.nextInt(3);
        int step = step(game);
        for (int i = 0; i < game.agentCount(); i++) {
            for (int s = 0; s < game.stateCount(); s++) {
                int count = game.actions(s).count(i);
                for (int k = 0; k < count * count; k++) {
                    if (kind == 0 || random.nextInt(3) == 0) {
                        allowed.add(new Substitution(kind == 2 ? step(game) : step, i, s, k / count, k % count));
                    }
                }
            }
        }
        return new DeviationClass.Masked(label, allowed);
    }

    private DeviationClass list(Game game, String label) {
        List<DeviationClass.Candidate> candidates = new ArrayList<>();
        for (String name : names("c", random.nextInt(4))) {
            int agent = random.nextInt(game.agentCount());
            Map<List<Integer>, Substitution> changes = new LinkedHashMap<>();
            for (int k = random.nextInt(4); k > 0; k--) {
                int state = random.nextInt(game.stateCount());
                int count = game.actions(state).count(agent);
                int recommended = random.nextInt(count);
                int step = step(game);
                changes.put(
                        Arrays.asList(step, state, recommended),
                        new Substitution(step, agent, state, recommended, random.nextInt(count)));
            }
            candidates.add(new DeviationClass.Candidate(name, agent, List.copyOf(changes.values())));
        }
        return new DeviationClass.Listed(label, candidates);
    }

    private int step(Game game) {
        return game.horizon() instanceof Horizon.Finite finite ? random.nextInt(finite.steps() + 1) : 0;
    }
}

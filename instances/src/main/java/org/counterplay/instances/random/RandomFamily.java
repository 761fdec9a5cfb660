package org.counterplay.instances.random;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Family;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Interval;
import org.counterplay.instances.Parameter;
import org.counterplay.instances.Topic;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** What all random families share: agents, actions, numbers, rewards and the policies {@code expert} and {@code learner}. */
abstract class RandomFamily extends Family {
    static final Interval PROBABILITY = Interval.closed(BigFraction.ZERO, BigFraction.ONE);
    static final Interval FRACTION = Interval.below(BigFraction.ZERO, BigFraction.ONE);
    static final long MOST_STATES = 100_000_000;

    private static final Parameter.Whole AGENTS = new Parameter.Whole("agents", "number of agents", 1, 6, 2L);
    private static final Parameter.Whole ACTIONS =
            new Parameter.Whole("actions", "actions of an agent that is not idle", 1, 9, 3L);
    static final Parameter.Whole SUCCESSORS =
            new Parameter.Whole("successors", "successors of a state and joint action", 1, 64, 2L);
    static final Parameter.Whole INITIAL =
            new Parameter.Whole("initial", "number of states that play may begin at", 1, 1_000_000, 1L);
    private static final Parameter.Ratio IDLE = new Parameter.Ratio(
            "idle", "probability that an agent has one action only at a state", PROBABILITY, BigFraction.ZERO);
    private static final Parameter.Choice POLICY = new Parameter.Choice(
            "policy", "how recommendations hang together", words(RandomPolicy.Kind.values()), "correlated");
    private static final Parameter.Whole SUPPORT = new Parameter.Whole(
            "support", "most joint actions (product: actions of each agent) recommended at a state", 1, 64, 2L);
    private static final Parameter.Ratio CARELESS = new Parameter.Ratio(
            "careless",
            "probability that the learner's recommendations at a state are drawn anew",
            PROBABILITY,
            Rationals.of(1, 4));
    private static final Parameter.Choice REWARDS =
            new Parameter.Choice("rewards", "whose rewards agree", words(Rewards.values()), "general");
    private static final Parameter.Choice NUMBERS = new Parameter.Choice(
            "numbers", "dyadic numbers, which doubles hold exactly, or others", words(Numbers.values()), "dyadic");
    private static final Parameter.Whole SEED =
            new Parameter.Whole("seed", "which game of this kind", 0, Long.MAX_VALUE, 1L);

    private static final int CHANCE_BITS = 30;

    RandomFamily(String name, String summary, List<Parameter<?>> own) {
        super(name, Topic.RANDOM, summary, "seeded generator of this library", parameters(own));
    }

    /** The kind of game, without its numbers. */
    abstract Recipe recipe(Arguments arguments);

    /** Number of states. */
    abstract long states(Arguments arguments);

    /** Steps at which the policies have recommendations of their own: 1 where they are stationary. */
    abstract int policySteps(Arguments arguments);

    @Override
    protected String nameOf(Arguments arguments) {
        return arguments.name(false);
    }

    @Override
    protected void check(Arguments arguments) {
        arguments.require(
                arguments.integer(AGENTS) == 2 || rewards(arguments) != Rewards.ZERO_SUM,
                "rewards=zero-sum needs agents=2, not " + arguments.show(AGENTS));
        footprint(arguments).refusal().ifPresent(reason -> arguments.require(false, reason));
    }

    @Override
    protected Instance create(Arguments arguments) {
        long seed = arguments.get(SEED);
        Numbers numbers = choice(Numbers.class, arguments.get(NUMBERS));
        Game game = game(arguments, recipe(arguments), numbers);
        RandomPolicy policies = new RandomPolicy(
                game,
                choice(RandomPolicy.Kind.class, arguments.get(POLICY)),
                arguments.integer(SUPPORT),
                numbers,
                policySteps(arguments) > 1);
        return instance(game, policies.expert(seed), policies.learner(seed, chance(arguments.get(CARELESS))));
    }

    /** A probability in parts of 2^30, rounded up so that only 0 is never drawn. */
    static int chance(BigFraction probability) {
        BigInteger[] parts =
                probability.getNumerator().shiftLeft(CHANCE_BITS).divideAndRemainder(probability.getDenominator());
        return parts[0].intValue() + (parts[1].signum() == 0 ? 0 : 1);
    }

    /** The largest integer that is at most {@code fraction * of}. */
    static int part(BigFraction fraction, int of) {
        return fraction.getNumerator()
                .multiply(BigInteger.valueOf(of))
                .divide(fraction.getDenominator())
                .intValueExact();
    }

    private Game game(Arguments arguments, Recipe recipe, Numbers numbers) {
        long seed = arguments.get(SEED);
        int agents = arguments.integer(AGENTS);
        int states = recipe.states().size();
        ActionSets sets = new ActionSets(
                states,
                agents,
                arguments.integer(ACTIONS),
                chance(arguments.get(IDLE)),
                new Draws(seed, Draws.Purpose.ACTION_SETS));
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= agents; i++) {
            names.add(Integer.toString(i));
        }
        GameWriter writer = new GameWriter(
                        nameOf(arguments),
                        recipe.horizon(),
                        names,
                        recipe.states(),
                        Math.toIntExact(sets.rows()),
                        Math.toIntExact(recipe.wiring().expectedEntries(sets)))
                .source(source());
        initial(writer, recipe.initialStates());
        Draws draws = new Draws(seed, Draws.Purpose.DYNAMICS);
        Rewards rewards = rewards(arguments);
        int[] successors = new int[arguments.integer(SUCCESSORS)];
        int[] weights = new int[successors.length];
        for (int s = 0; s < states; s++) {
            JointActions actions = sets.at(s);
            writer.state(actions);
            for (int joint = 0; joint < actions.size(); joint++) {
                writer.row();
                int count = recipe.wiring().successors(draws, s, joint, successors);
                int total = numbers.weights(draws, count, weights);
                for (int k = 0; k < count; k++) {
                    numbers.successor(writer, successors[k], weights[k], total);
                }
                if (draws.chance(recipe.rewarded())) {
                    rewards.write(draws, numbers, writer, agents);
                }
            }
        }
        return writer.finish();
    }

    /** A dyadic distribution over the first states: each has two to four parts, or one more, of a power of two. */
    private static void initial(GameWriter writer, int states) {
        int parts = Integer.highestOneBit(states) << (states == 1 ? 0 : 2);
        for (int s = 0; s < states; s++) {
            int share = parts / states + (s < parts % states ? 1 : 0);
            writer.initial(s, Rationals.of(share, parts));
        }
    }

    private Footprint footprint(Arguments arguments) {
        int agents = arguments.integer(AGENTS);
        double idle = arguments.get(IDLE).doubleValue();
        double joints = Math.pow(idle + (1 - idle) * arguments.integer(ACTIONS), agents);
        double states = states(arguments);
        double support = arguments.get(POLICY).equals("deterministic") ? 1 : arguments.integer(SUPPORT);
        double most = Math.min(joints, arguments.get(POLICY).equals("product") ? Math.pow(support, agents) : support);
        double places = states * policySteps(arguments);
        return new Footprint(
                states,
                states * joints,
                states * joints * arguments.integer(SUCCESSORS),
                places,
                places * most,
                agents,
                arguments.get(NUMBERS).equals("dyadic"));
    }

    private static Rewards rewards(Arguments arguments) {
        return choice(Rewards.class, arguments.get(REWARDS));
    }

    private static List<Parameter<?>> parameters(List<Parameter<?>> own) {
        List<Parameter<?>> all = new ArrayList<>(own);
        all.addAll(
                List.of(AGENTS, ACTIONS, SUCCESSORS, INITIAL, IDLE, POLICY, SUPPORT, CARELESS, REWARDS, NUMBERS, SEED));
        return all;
    }

    private static List<String> words(Enum<?>[] constants) {
        List<String> words = new ArrayList<>();
        for (Enum<?> constant : constants) {
            words.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return words;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

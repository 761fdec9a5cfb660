package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.jspecify.annotations.Nullable;

/**
 * Where ascents begin: start number k of a seed is always the same. By turns everything is dense, transitions and
 * policies are sparse, or both are deterministic; in some, {@link Pennies} are played; where the game must be layered or deterministic, or the learner
 * must equal the expert wherever the expert goes, a random structure that is so is fixed and the rest left free.
 */
final class Starts {
    private final Layout layout;
    private final Demands demands;
    private final long seed;
    private final Evaluator evaluator;
    /** The agents that may be the deviator: one of each number of actions. */
    private final int[] deviators;

    /**
     * A point and what may be changed.
     *
     * @param target the deviation whose gain is made large at first, or null for whichever is best at each point
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Start(double[] point, Scope scope, @Nullable Target target) {}

    /** A deviation of an agent, as a table. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Target(int agent, int[] plays) {}

    /**
     * The starts of a seed.
     *
     * @throws IllegalArgumentException if a layered game is asked for with fewer states than steps
     */
    Starts(Layout layout, Demands demands, long seed) {
        this.layout = layout;
        this.demands = demands;
        this.seed = seed;
        evaluator = new Evaluator(layout);
        deviators = deviators(layout);
        if (demands.layered() && layout.discounted()) {
            throw new IllegalArgumentException("a discounted game is not layered; maybe give a horizon");
        }
        if (demands.layered() && layout.states() < layout.steps()) {
            throw new IllegalArgumentException("a layered game of " + layout.steps()
                    + " steps has at least as many states; " + layout.states()
                    + " were asked for. Maybe ask for more states");
        }
    }

    /** The random numbers of a start. */
    SplittableRandom random(long number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    /** A start by its number. */
    Start start(long number) {
        SplittableRandom random = random(number);
        Scope scope = Scope.free(layout, demands);
        int deviator = deviators[random.nextInt(deviators.length)];
        silenceAllBut(deviator, scope);
        int kind = (int) (number % 4);
        boolean[] visited = new boolean[layout.states()];
        boolean hiding = demands.tied()
                || demands.budget() instanceof ErrorBudget.Malice && demands.coverage() == 0 && number % 2 == 1;
        if (demands.layered()) {
            layer(scope, random, visited, number % 2 == 0);
        } else if (hiding) {
            choose(scope, random, visited);
        }
        if (hiding) {
            hide(scope, random, visited);
        } else {
            concentrate(scope, random, (int) (number / 4 % 4));
        }
        double[] x = new double[layout.length()];
        for (int from = 0; from < layout.reward(0, 0, 0); from += layout.states()) {
            fill(x, scope, from, layout.states(), random, kind);
        }
        if (demands.deterministic()) {
            for (int k = layout.transition(0, 0, 0); k < layout.reward(0, 0, 0); k++) {
                x[k] = Math.round(x[k]);
                scope.fix(k, x[k]);
            }
        }
        for (int k = layout.reward(0, 0, 0); k < layout.play(Who.EXPERT, 0, 0); k++) {
            x[k] = scope.lower()[k] + random.nextDouble() * (scope.upper()[k] - scope.lower()[k]);
        }
        for (int from = layout.play(Who.EXPERT, 0, 0); from < layout.length(); from += layout.joints()) {
            fill(x, scope, from, layout.joints(), random, (kind + (int) (number / 4)) % 4);
        }
        approach(x, scope, random);
        Pennies pennies = new Pennies(layout, demands, deviator);
        boolean played = number % 3 != 0 && number / 2 % 2 == 0 && !hiding && pennies.possible();
        if (played) {
            pennies.write(x, scope, random);
        }
        separate(x, scope);
        return new Start(x, scope.settle(layout), played ? null : target(random, deviator, number));
    }

    private static int[] deviators(Layout layout) {
        IntStream all = IntStream.range(0, layout.agents());
        if (layout.kind() != RewardClass.GENERAL) {
            return all.toArray();
        }
        int[] some = all.filter(i -> layout.count(i) > 1
                        && IntStream.range(0, i).noneMatch(before -> layout.count(before) == layout.count(i)))
                .toArray();
        return some.length == 0 ? new int[] {0} : some;
    }

    /**
     * Where rewards are free per agent, only the deviator's matter: with the others' constant no gap is less, for their regret is
     * 0, and no demand is harder to meet; and the agents of as many actions may be renamed.
     */
    private void silenceAllBut(int deviator, Scope scope) {
        if (layout.kind() != RewardClass.GENERAL) {
            return;
        }
        double quiet = Math.clamp(0, demands.least(), demands.most());
        for (int i = 0; i < layout.agents(); i++) {
            int from = layout.reward(i, 0, 0);
            for (int k = from; i != deviator && k < from + layout.states() * layout.joints(); k++) {
                scope.fix(k, quiet);
            }
        }
    }

    /** For two starts of three a random deviation: what is best at the start itself seldom is at the end. */
    private @Nullable Target target(SplittableRandom random, int agent, long number) {
        if (demands.aim() != Aim.REGRET_GAP || number % 3 == 0) {
            return null;
        }
        int[] plays = new int[layout.deviationLength(agent)];
        for (int k = 0; k < plays.length; k++) {
            plays[k] = random.nextInt(layout.count(agent));
        }
        return new Target(agent, plays);
    }

    /** A start that lies near a point, in its scope. */
    Start near(Iterate iterate, long number) {
        SplittableRandom random = random(number);
        double size = Math.pow(10, -0.3 - 1.7 * random.nextDouble());
        double share = random.nextDouble();
        Start fresh = start(number);
        double[] x = iterate.point().clone();
        Scope scope = random.nextBoolean() ? iterate.scope() : given(x).scope();
        for (int j = 0; j < x.length; j++) {
            if (random.nextDouble() < share) {
                x[j] += size * (Math.clamp(fresh.point()[j], scope.lower()[j], scope.upper()[j]) - x[j]);
            }
        }
        normalise(x, scope);
        separate(x, scope);
        return new Start(x, scope, number % 2 == 0 ? null : neighbour(iterate.point(), random));
    }

    /** The best deviation at a point with a few choices drawn anew: a gap that is near, but not on the way up. */
    private @Nullable Target neighbour(double[] point, SplittableRandom random) {
        if (demands.aim() != Aim.REGRET_GAP) {
            return null;
        }
        Target best = worst(point);
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            best.plays()[random.nextInt(best.plays().length)] = random.nextInt(layout.count(best.agent()));
        }
        return best;
    }

    /** Whose gap is the largest at a point, and its best deviation; for value gaps obedience. */
    private Target worst(double[] point) {
        Target best = new Target(0, layout.obedience(0));
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < layout.agents(); i++) {
            int[] plays = layout.obedience(i);
            double gap = switch (demands.aim()) {
                case REGRET_GAP -> evaluator.regret(point, Who.LEARNER, i, plays);
                case NASH_GAP -> evaluator.coarseRegret(point, Who.LEARNER, i, plays);
                case VALUE_GAP -> evaluator.value(point, Who.EXPERT, i) - evaluator.value(point, Who.LEARNER, i);
            };
            if (gap > most) {
                most = gap;
                best = new Target(i, plays);
            }
        }
        return best;
    }

    /** A start at a given point, brought within a scope of everything; zeros of layered games stay zeros. */
    Start given(double[] point) {
        Scope scope = Scope.free(layout, demands);
        silenceAllBut(worst(point).agent(), scope);
        double[] x = point.clone();
        for (int k = 0; k < layout.reward(0, 0, 0); k++) {
            boolean isTransition = k >= layout.transition(0, 0, 0);
            if (demands.layered() && x[k] == 0 || demands.deterministic() && isTransition) {
                scope.fix(k, x[k]);
            }
        }
        if (demands.tied()) {
            for (int s = 0; s < layout.states(); s++) {
                int own = layout.play(Who.EXPERT, s, 0);
                int other = layout.play(Who.LEARNER, s, 0);
                scope.tied()[s] = Arrays.equals(x, own, own + layout.joints(), x, other, other + layout.joints());
                for (int a = 0; a < layout.joints(); a++) {
                    if (x[own + a] == 0) {
                        scope.fix(own + a, 0);
                    }
                }
            }
            for (int k = 0; k < layout.reward(0, 0, 0); k++) {
                if (x[k] == 0) {
                    scope.fix(k, 0);
                }
            }
        }
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.clamp(x[j], scope.lower()[j], scope.upper()[j]);
        }
        separate(x, scope);
        return new Start(x, scope.settle(layout), null);
    }

    /**
     * States in layers, the first layer's the initial ones; every transition leads one layer on (from the last,
     * anywhere).
     */
    private void layer(Scope scope, SplittableRandom random, boolean[] visited, boolean balanced) {
        int steps = layout.steps();
        int[] layer = new int[layout.states()];
        for (int s = 0; s < layer.length; s++) {
            layer[s] = s < steps ? s : balanced && steps > 1 ? 1 + (s - steps) % (steps - 1) : random.nextInt(steps);
            visited[s] = s < steps || !balanced && random.nextInt(3) == 0;
        }
        for (int s = 0; s < layer.length; s++) {
            if (layer[s] != 0) {
                scope.fix(layout.initial(s), 0);
            }
            for (int a = 0; a < layout.joints(); a++) {
                for (int k = 0; k < layer.length; k++) {
                    boolean last = layer[s] == steps - 1;
                    if (last ? k != s : layer[k] != layer[s] + 1) {
                        scope.fix(layout.transition(s, a, k), 0);
                    }
                }
            }
        }
    }

    /**
     * Fewer things to differ in, by turns: nothing; an initial state that is left for good; the same, and the learner
     * differs from the expert there alone; the learner differs at some states alone. What is fixed here is free again
     * in starts near the end of the climb.
     */
    private void concentrate(Scope scope, SplittableRandom random, int kind) {
        int states = layout.states();
        ErrorBudget budget = demands.budget();
        if (kind == 0 || states == 1 || budget == null || budget instanceof ErrorBudget.StatesOnly) {
            return;
        }
        int differing = kind == 3 ? random.nextInt(states) : 0;
        for (int s = 0; s < states; s++) {
            scope.tied()[s] = kind >= 2 && s != differing && (kind == 2 || random.nextBoolean());
            if (kind <= 2 && !demands.layered()) {
                if (s != 0) {
                    scope.fix(layout.initial(s), 0);
                }
                for (int a = 0; a < layout.joints(); a++) {
                    scope.fix(layout.transition(s, a, 0), 0);
                }
            }
        }
    }

    private void choose(Scope scope, SplittableRandom random, boolean[] visited) {
        for (int s = 0; s < visited.length; s++) {
            visited[s] = s == 0 || random.nextInt(3) == 0;
            if (!visited[s]) {
                scope.fix(layout.initial(s), 0);
            }
        }
    }

    /**
     * Fixes a support of the expert at visited states that never leaves them; where errors must be 0, the learner to
     * the expert there. What is hidden so costs the learner nothing.
     */
    private void hide(Scope scope, SplittableRandom random, boolean[] visited) {
        boolean tied = demands.tied();
        boolean everywhere = demands.budget() instanceof ErrorBudget.Blades;
        for (int s = 0; s < visited.length; s++) {
            if (everywhere) {
                scope.tied()[s] = true;
            }
            if (everywhere || !visited[s]) {
                continue;
            }
            scope.tied()[s] = tied;
            int kept = random.nextInt(layout.joints());
            boolean pure = tied && random.nextInt(4) != 0;
            for (int a = 0; a < layout.joints(); a++) {
                if (a != kept && (pure || random.nextBoolean())) {
                    scope.fix(layout.play(Who.EXPERT, s, a), 0);
                    if (tied) {
                        scope.fix(layout.play(Who.LEARNER, s, a), 0);
                    }
                    continue;
                }
                for (int k = 0; k < visited.length; k++) {
                    if (!visited[k]) {
                        scope.fix(layout.transition(s, a, k), 0);
                    }
                }
            }
        }
        for (int s = 0; s < visited.length; s++) {
            if (!visited[s] && scope.upper()[layout.initial(s)] > 0) {
                scope.fix(layout.initial(s), 0);
            }
        }
    }

    private void fill(double[] x, Scope scope, int from, int count, SplittableRandom random, int kind) {
        double sum = 0;
        int allowed = 0;
        for (int k = from; k < from + count; k++) {
            allowed += scope.upper()[k] > 0 ? 1 : 0;
        }
        int chosen = random.nextInt(Math.max(1, allowed));
        int second = random.nextInt(Math.max(1, allowed));
        int at = 0;
        for (int k = from; k < from + count; k++) {
            if (scope.upper()[k] <= 0) {
                continue;
            }
            double weight = switch (kind) {
                case 0 -> -Math.log(1 - random.nextDouble());
                case 1 -> at == chosen || at == second ? 1 : 0;
                case 2 -> at == chosen ? 1 : 0;
                default -> 1;
            };
            x[k] = weight;
            sum += weight;
            at++;
        }
        for (int k = from; k < from + count; k++) {
            x[k] /= sum;
        }
    }

    /** Brings the learner near the expert where a budget asks for that. */
    private void approach(double[] x, Scope scope, SplittableRandom random) {
        double share = demands.budget() == null || demands.budget() instanceof ErrorBudget.StatesOnly
                ? 0
                : 1 - Math.min(1, (0.5 + random.nextDouble()) * demands.amount());
        for (int s = 0; s < layout.states(); s++) {
            double own = scope.tied()[s] ? 1 : demands.tied() ? 0 : share;
            for (int a = 0; a < layout.joints(); a++) {
                int k = layout.play(Who.LEARNER, s, a);
                x[k] = own * x[layout.play(Who.EXPERT, s, a)] + (1 - own) * x[k];
            }
        }
    }

    /** Lets the agents play independently where that is asked for; what is fixed stays where it is. */
    private void separate(double[] x, Scope scope) {
        if (demands.product()) {
            new Independence(layout).impose(x);
            for (int j = layout.play(Who.EXPERT, 0, 0); j < x.length; j++) {
                scope.lower()[j] = Math.min(scope.lower()[j], x[j]);
                scope.upper()[j] = Math.max(scope.upper()[j], x[j]);
            }
        }
    }

    private void normalise(double[] x, Scope scope) {
        for (int from = 0; from < layout.reward(0, 0, 0); from += layout.states()) {
            normalise(x, from, layout.states());
        }
        for (int from = layout.play(Who.EXPERT, 0, 0); from < x.length; from += layout.joints()) {
            normalise(x, from, layout.joints());
        }
        for (int s = 0; s < layout.states(); s++) {
            if (scope.tied()[s]) {
                System.arraycopy(x, layout.play(Who.EXPERT, s, 0), x, layout.play(Who.LEARNER, s, 0), layout.joints());
            }
        }
    }

    private static void normalise(double[] x, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += x[k];
        }
        for (int k = from; k < from + count; k++) {
            x[k] /= sum;
        }
    }
}

package org.counterplay.model.response;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;

/**
 * The sites and options of one agent at one place after another, in doubles; see the package for the formulas. {@link #at}
 * overwrites what it computed before; nothing is allocated once the buffers have grown.
 *
 * <p>Options of site q are numbers {@code firstOption(q) .. firstOption(q+1)-1}; the successors of option o are entries
 * {@code firstSuccessor(o) .. firstSuccessor(o+1)-1}, each state once.
 */
public final class DeviatorKernel {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final Choices choices;
    private int sites;
    private int[] recommended = new int[4];
    private double[] weight = new double[4];
    private int[] firstOption = new int[5];
    private int[] action = new int[16];
    private double[] reward = new double[16];
    private double[] magnitude = new double[16];
    private int[] firstSuccessor = new int[17];
    private int[] successor = new int[64];
    private double[] probability = new double[64];
    private double[] marginal = new double[4];
    private final int[] slot;
    private int options;
    private int entries;
    private int mostTerms;

    /** The kernel of an agent that has the given choices against a policy. */
    public DeviatorKernel(Game game, Policy policy, int agent, Choices choices) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.choices = choices;
        slot = new int[game.stateCount()];
        Arrays.fill(slot, -1);
    }

    /** Computes sites and options of a place. */
    public void at(int step, int state) {
        sites = 0;
        options = 0;
        entries = 0;
        mostTerms = 0;
        JointActions actions = game.actions(state);
        int count = actions.count(agent);
        if (choices instanceof Choices.Unseen) {
            site(step, state, -1, 1, actions, count);
            return;
        }
        if (marginal.length < count) {
            marginal = new double[count];
        }
        Arrays.fill(marginal, 0, count, 0);
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            marginal[actions.action(policy.joints()[k], agent)] +=
                    policy.probabilities().doubleAt(k);
        }
        for (int b = 0; b < count; b++) {
            if (marginal[b] > 0) {
                site(step, state, b, marginal[b], actions, count);
            }
        }
    }

    /** Number of sites. */
    public int sites() {
        return sites;
    }

    /** The recommendation of a site, or -1 where recommendations are not seen. */
    public int recommended(int site) {
        return recommended[site];
    }

    /** {@code sigma_h,i(b|s)}; 1 where recommendations are not seen. */
    public double weight(int site) {
        return weight[site];
    }

    /** The first option of a site; of {@link #sites} the number of options. */
    public int firstOption(int site) {
        return firstOption[site];
    }

    /** The action c of an option. */
    public int action(int option) {
        return action[option];
    }

    /** {@code R_h(s,b,c)}. */
    public double reward(int option) {
        return reward[option];
    }

    /** {@code sum_a_-i sigma_h(b,a_-i|s) |r_i(s,c,a_-i)|}: what the rounding errors of {@link #reward} are measured by. */
    public double magnitude(int option) {
        return magnitude[option];
    }

    /** The largest number of products that any one option of the place sums up, before successors are merged. */
    public int mostTerms() {
        return mostTerms;
    }

    /** The first successor entry of an option; of the number of options the number of entries. */
    public int firstSuccessor(int option) {
        return firstSuccessor[option];
    }

    /** The state of a successor entry. */
    public int successor(int entry) {
        return successor[entry];
    }

    /** {@code W_h(s'|s,b,c)} of a successor entry. */
    public double probability(int entry) {
        return probability[entry];
    }

    private void site(int step, int state, int b, double siteWeight, JointActions actions, int count) {
        if (sites == weight.length) {
            recommended = Arrays.copyOf(recommended, 2 * sites);
            weight = Arrays.copyOf(weight, 2 * sites);
            firstOption = Arrays.copyOf(firstOption, 2 * sites + 1);
        }
        recommended[sites] = b;
        weight[sites] = siteWeight;
        for (int c = 0; c < count; c++) {
            if (b < 0 || choices.allows(step, state, b, c)) {
                option(step, state, b, c, actions);
            }
        }
        sites++;
        firstOption[sites] = options;
    }

    private void option(int step, int state, int b, int c, JointActions actions) {
        if (options == action.length) {
            action = Arrays.copyOf(action, 2 * options);
            reward = Arrays.copyOf(reward, 2 * options);
            magnitude = Arrays.copyOf(magnitude, 2 * options);
            firstSuccessor = Arrays.copyOf(firstSuccessor, 2 * options + 1);
        }
        int from = entries;
        double sum = 0;
        double size = 0;
        int terms = 0;
        int firstRow = game.firstRow(state);
        double[] rewards = game.reward(agent).doubles();
        double[] sigma = policy.probabilities().doubles();
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            int own = actions.action(joint, agent);
            if (b >= 0 && own != b) {
                continue;
            }
            int row = firstRow + joint + (c - own) * actions.stride(agent);
            double term = sigma[k] * rewards[row];
            sum += term;
            size += Math.abs(term);
            terms += 1 + game.firstSuccessor(row + 1) - game.firstSuccessor(row);
            addSuccessors(row, sigma[k]);
        }
        for (int e = from; e < entries; e++) {
            slot[successor[e]] = -1;
        }
        if (choices instanceof Choices.Within) {
            double charge = Rationals.toDouble(choices.charge(step, state, b, c));
            sum -= charge;
            size += charge;
        }
        action[options] = c;
        reward[options] = sum;
        magnitude[options] = size;
        mostTerms = Math.max(mostTerms, terms);
        options++;
        firstSuccessor[options] = entries;
    }

    private void addSuccessors(int row, double sigma) {
        double[] transition = game.probabilities().doubles();
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            int target = game.successors()[k];
            int at = slot[target];
            if (at < 0) {
                if (entries == successor.length) {
                    successor = Arrays.copyOf(successor, 2 * entries);
                    probability = Arrays.copyOf(probability, 2 * entries);
                }
                at = entries++;
                slot[target] = at;
                successor[at] = target;
                probability[at] = 0;
            }
            probability[at] += sigma * transition[k];
        }
    }
}

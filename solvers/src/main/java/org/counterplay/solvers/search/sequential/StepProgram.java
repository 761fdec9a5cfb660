package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.highs.Basis;
import org.counterplay.solvers.highs.HighsModel;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.sequential.Cuts.Cut;
import org.counterplay.solvers.search.sequential.Cuts.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The linear program of a step from x: columns are the changes of the free entries within the trust region, the
 * expert's regret t, distances {@code p >= |.|}, and a slack per kind of demand at a price; rows are the linearised
 * demands, one for each cut. Solved, asked which deviations the proposal makes profitable, extended by their rows,
 * and solved again. Of one thread.
 */
final class StepProgram {
    private static final Logger LOG = LoggerFactory.getLogger(StepProgram.class);
    private static final int ROUNDS = 6;
    private static final int MOST_NEW = 40;
    private static final double TOLERANCE = 1e-9;

    private final Layout layout;
    private final Demands demands;
    private final Evaluator evaluator;
    private final Merit merit;
    private final Cuts cuts = new Cuts();
    private final StepRows rows = new StepRows();
    private final @Nullable Independence independence;
    private final int[] column;
    private final double[] gradient;
    private final double[] gradientOther;
    private final double[] stateCosts;
    private final double[] costGradient;
    private final double[] average;
    private final double[] averageOther;
    private final int[] distanceColumn;
    private int regretColumn;
    private int budgetSlack;
    private int advantageSlack;
    private int coverageSlack;
    private int regretSlack;
    private double predicted;

    StepProgram(Layout layout, Demands demands, Evaluator evaluator, Merit merit) {
        this.layout = layout;
        this.demands = demands;
        this.evaluator = evaluator;
        this.merit = merit;
        independence = demands.product() ? new Independence(layout) : null;
        column = new int[layout.length()];
        gradient = new double[layout.length()];
        gradientOther = new double[layout.length()];
        stateCosts = new double[layout.steps() * layout.states()];
        costGradient = new double[layout.steps() * layout.states()];
        average = new double[layout.states()];
        averageOther = new double[layout.states()];
        distanceColumn = new int[layout.states() * layout.joints()];
    }

    /** Forgets all cuts. */
    void forget() {
        cuts.clear();
    }

    /** The program's optimal value at the last proposal: the linearised merit. */
    double predicted() {
        return predicted;
    }

    /**
     * The point that the program proposes, or null where the solver found none.
     *
     * @param radius per entry: how far it may move; 0 holds it
     */
    double @Nullable [] propose(double[] x, Scope scope, double[] radius) {
        write(x, scope, radius);
        cuts.age();
        @Nullable Basis basis = null;
        double[] proposal = null;
        for (int round = 0; round < ROUNDS; round++) {
            Program program = rows.program();
            double[] primal = new double[program.columns()];
            try (HighsModel model = new HighsModel("sequential-lp", program)) {
                model.set("primal_feasibility_tolerance", TOLERANCE);
                model.set("dual_feasibility_tolerance", TOLERANCE);
                model.set("presolve", "off");
                model.set("time_limit", 10.0);
                if (basis != null) {
                    model.start(extended(basis, program.rows()));
                }
                model.run();
                if (model.reason() != Reason.OPTIMAL) {
                    return proposal;
                }
                double[] dual = new double[program.rows()];
                model.solution(primal, dual);
                basis = model.basis().orElse(null);
                markTight(dual);
                predicted = model.doubleInfo("objective_function_value");
            } catch (BackendFailure failure) {
                LOG.debug("no step: {}", failure.getMessage()); // the trust region shrinks, as after any poor step
                return proposal;
            }
            proposal = x.clone();
            for (int j = 0; j < column.length; j++) {
                if (column[j] >= 0) {
                    proposal[j] += primal[column[j]];
                }
            }
            tidy(proposal, scope);
            if (round + 1 == ROUNDS || !extend(x, proposal, scope, primal)) {
                break;
            }
        }
        return proposal;
    }

    private int firstCutRow;

    private void markTight(double[] dual) {
        List<Cut> members = cuts.members();
        for (int k = 0; k < members.size(); k++) {
            if (firstCutRow + k < dual.length && Math.abs(dual[firstCutRow + k]) > 1e-9) {
                members.get(k).idle = 0;
            }
        }
    }

    private static Basis extended(Basis basis, int count) {
        int before = basis.rows().length;
        int[] all = Arrays.copyOf(basis.rows(), count);
        Arrays.fill(all, before, count, Basis.BASIC);
        return new Basis(basis.columns(), all);
    }

    /** Rounds to the bounds and makes probabilities sum to 1. */
    private void tidy(double[] y, Scope scope) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.clamp(y[j], scope.lower()[j], scope.upper()[j]);
        }
        normalise(y, 0, layout.states());
        for (int k = layout.transition(0, 0, 0); k < layout.reward(0, 0, 0); k += layout.states()) {
            normalise(y, k, layout.states());
        }
        for (int k = layout.play(Who.EXPERT, 0, 0); k < layout.length(); k += layout.joints()) {
            normalise(y, k, layout.joints());
        }
        if (independence != null) {
            independence.impose(y);
        }
        tie(y, scope);
    }

    /** Lets the learner play as the expert does at tied states. */
    private void tie(double[] y, Scope scope) {
        for (int s = 0; s < layout.states(); s++) {
            if (scope.tied()[s]) {
                System.arraycopy(y, layout.play(Who.EXPERT, s, 0), y, layout.play(Who.LEARNER, s, 0), layout.joints());
            }
        }
    }

    private static void normalise(double[] y, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            if (y[k] < 1e-12) {
                y[k] = 0;
            }
            sum += y[k];
        }
        for (int k = from; k < from + count; k++) {
            y[k] /= sum;
        }
    }

    private void write(double[] x, Scope scope, double[] radius) {
        rows.clear();
        for (int j = 0; j < column.length; j++) {
            double low = Math.max(scope.lower()[j] - x[j], -radius[j]);
            double high = Math.min(scope.upper()[j] - x[j], radius[j]);
            column[j] = high > low ? rows.column(Math.min(0, low), Math.max(0, high), 0) : -1;
        }
        regretColumn = rows.column(0, Double.POSITIVE_INFINITY, demands.aim() == Aim.REGRET_GAP ? -1 : 0);
        double price = demands.penalty();
        budgetSlack = rows.column(0, Double.POSITIVE_INFINITY, -price / demands.budgetScale());
        advantageSlack = rows.column(0, Double.POSITIVE_INFINITY, -price);
        coverageSlack = rows.column(0, Double.POSITIVE_INFINITY, -price / demands.coverageScale());
        regretSlack = rows.column(0, Double.POSITIVE_INFINITY, -price);
        writeSums();
        writeTies(x, scope);
        if (independence != null) {
            independence.write(x, column, rows);
        }
        writeAim(x);
        if (demands.expertRegret() < Double.POSITIVE_INFINITY) {
            rows.entry(regretColumn, 1);
            rows.entry(regretSlack, -1);
            rows.row(Double.NEGATIVE_INFINITY, demands.expertRegret());
        }
        if (demands.coverage() > 0) {
            writeCoverage(x);
        }
        if (demands.budget() != null && !demands.tied()) {
            writeDistances(x, demands.budget());
        }
        firstCutRow = rows.rows();
        seed(x, scope);
        for (Cut cut : cuts.members()) {
            writeCut(x, cut);
        }
    }

    private void writeSums() {
        sumRow(0, layout.states());
        for (int k = layout.transition(0, 0, 0); k < layout.reward(0, 0, 0); k += layout.states()) {
            sumRow(k, layout.states());
        }
        for (int k = layout.play(Who.EXPERT, 0, 0); k < layout.length(); k += layout.joints()) {
            sumRow(k, layout.joints());
        }
    }

    private void sumRow(int from, int count) {
        boolean some = false;
        for (int k = from; k < from + count; k++) {
            if (column[k] >= 0) {
                rows.entry(column[k], 1);
                some = true;
            }
        }
        if (some) {
            rows.row(0, 0);
        }
    }

    private void writeTies(double[] x, Scope scope) {
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; scope.tied()[s] && a < layout.joints(); a++) {
                int own = layout.play(Who.EXPERT, s, a);
                int other = layout.play(Who.LEARNER, s, a);
                boolean some = column[own] >= 0 || column[other] >= 0;
                if (column[own] >= 0) {
                    rows.entry(column[own], 1);
                }
                if (column[other] >= 0) {
                    rows.entry(column[other], -1);
                }
                if (some) {
                    rows.row(x[other] - x[own], x[other] - x[own]);
                }
            }
        }
    }

    /** The aim's derivative, with the deviation that is best at x, into the objective. */
    private void writeAim(double[] x) {
        Arrays.fill(gradient, 0);
        double most = Double.NEGATIVE_INFINITY;
        Starts.Target target = merit.target();
        int agent = target == null ? 0 : target.agent();
        int[] plays = target == null ? layout.obedience(0) : target.plays();
        for (int i = 0; target == null && i < layout.agents(); i++) {
            int[] own = layout.obedience(i);
            double value = switch (demands.aim()) {
                case REGRET_GAP -> evaluator.regret(x, Who.LEARNER, i, own);
                case NASH_GAP -> evaluator.coarseRegret(x, Who.LEARNER, i, own);
                case VALUE_GAP -> evaluator.value(x, Who.EXPERT, i) - evaluator.value(x, Who.LEARNER, i);
            };
            if (value > most) {
                most = value;
                agent = i;
                plays = own;
            }
        }
        if (demands.aim() == Aim.VALUE_GAP) {
            evaluator.addValueGradient(x, Who.EXPERT, agent, null, 1, gradient);
            evaluator.addValueGradient(x, Who.LEARNER, agent, null, -1, gradient);
        } else {
            evaluator.addRegretGradient(x, Who.LEARNER, agent, plays, 1, gradient);
        }
        for (int j = 0; j < column.length; j++) {
            if (column[j] >= 0) {
                rows.gain(column[j], gradient[j]);
            }
        }
    }

    private void entries(double[] g, double scale) {
        for (int j = 0; j < column.length; j++) {
            if (column[j] >= 0 && Math.abs(g[j]) > 1e-12) {
                rows.entry(column[j], scale * g[j]);
            }
        }
    }

    private void writeCoverage(double[] x) {
        evaluator.average(x, Who.EXPERT, average);
        double[] steps = new double[stateCosts.length];
        evaluator.perStep(x, Who.EXPERT, steps);
        for (int s = 0; s < layout.states(); s++) {
            double now = average[s];
            Arrays.fill(stateCosts, 0);
            if (demands.perStep()) {
                int best = 0;
                for (int h = 1; h < layout.steps(); h++) {
                    best = steps[h * layout.states() + s] > steps[best * layout.states() + s] ? h : best;
                }
                now = steps[best * layout.states() + s];
                stateCosts[best * layout.states() + s] = layout.discounted() ? layout.norm() : 1;
            } else {
                fillAverage(s);
            }
            Arrays.fill(gradient, 0);
            evaluator.addFlowGradient(x, Who.EXPERT, 0, null, stateCosts, 1, gradient, null);
            entries(gradient, 1);
            rows.entry(coverageSlack, 1);
            rows.row(demands.coverage() - now, Double.POSITIVE_INFINITY);
        }
    }

    private void fillAverage(int state) {
        for (int h = 0; h < layout.steps(); h++) {
            stateCosts[h * layout.states() + state] = layout.norm();
        }
    }

    /** Columns for absolute values, and the budget's row where it is not about deviations. */
    private void writeDistances(double[] x, ErrorBudget budget) {
        switch (budget) {
            case ErrorBudget.BehaviorCloning cloning -> {
                writePolicyDistances(x);
                writeCloning(x);
            }
            case ErrorBudget.Malice malice -> writePolicyDistances(x);
            case ErrorBudget.Blades blades -> writePolicyDistances(x);
            case ErrorBudget.Occupancy occupancy -> writeOccupancy(x, false);
            case ErrorBudget.StatesOnly states -> writeOccupancy(x, true);
        }
    }

    /** {@code p(s,a) >= |sigma_E(a|s) - sigma(a|s)|}. */
    private void writePolicyDistances(double[] x) {
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                int own = layout.play(Who.EXPERT, s, a);
                int other = layout.play(Who.LEARNER, s, a);
                int p = rows.column(0, Double.POSITIVE_INFINITY, 0);
                distanceColumn[s * layout.joints() + a] = p;
                for (int sign = -1; sign <= 1; sign += 2) {
                    rows.entry(p, 1);
                    if (column[own] >= 0) {
                        rows.entry(column[own], sign);
                    }
                    if (column[other] >= 0) {
                        rows.entry(column[other], -sign);
                    }
                    rows.row(-sign * (x[own] - x[other]), Double.POSITIVE_INFINITY);
                }
            }
        }
    }

    private void writeCloning(double[] x) {
        evaluator.average(x, Who.EXPERT, average);
        for (int s = 0; s < layout.states(); s++) {
            double distance = evaluator.distance(x, s);
            for (int h = 0; h < layout.steps(); h++) {
                stateCosts[h * layout.states() + s] = layout.norm() * distance;
            }
        }
        Arrays.fill(gradient, 0);
        evaluator.addFlowGradient(x, Who.EXPERT, 0, null, stateCosts, 1, gradient, null);
        entries(gradient, 1);
        for (int s = 0; s < layout.states(); s++) {
            distanceEntries(s, average[s]);
        }
        rows.entry(budgetSlack, -1);
        rows.row(Double.NEGATIVE_INFINITY, demands.amount()); // the value at x cancels: it is linear in the distances
    }

    private void distanceEntries(int state, double weight) {
        for (int a = 0; a < layout.joints(); a++) {
            rows.entry(distanceColumn[state * layout.joints() + a], weight / 2);
        }
    }

    /**
     * {@code p >= |rho_E - rho|} with both occupancies linearised, or summed over actions; their sum within the budget.
     */
    private void writeOccupancy(double[] x, boolean statesOnly) {
        evaluator.average(x, Who.EXPERT, average);
        evaluator.average(x, Who.LEARNER, averageOther);
        int first = rows.columns();
        int width = statesOnly ? 1 : layout.joints();
        for (int k = 0; k < layout.states() * width; k++) {
            rows.column(0, Double.POSITIVE_INFINITY, 0);
        }
        for (int s = 0; s < layout.states(); s++) {
            Arrays.fill(stateCosts, 0);
            fillAverage(s);
            Arrays.fill(gradient, 0);
            Arrays.fill(gradientOther, 0);
            evaluator.addFlowGradient(x, Who.EXPERT, 0, null, stateCosts, 1, gradient, null);
            evaluator.addFlowGradient(x, Who.LEARNER, 0, null, stateCosts, 1, gradientOther, null);
            for (int a = 0; a < width; a++) {
                writeOccupancyRow(x, s, statesOnly ? -1 : a, first + s * width + a);
            }
        }
        for (int k = 0; k < layout.states() * width; k++) {
            rows.entry(first + k, 1);
        }
        rows.entry(budgetSlack, -1);
        rows.row(Double.NEGATIVE_INFINITY, demands.amount());
    }

    private void writeOccupancyRow(double[] x, int s, int a, int p) {
        int own = layout.play(Who.EXPERT, s, Math.max(a, 0));
        int other = layout.play(Who.LEARNER, s, Math.max(a, 0));
        double mine = a < 0 ? 1 : x[own];
        double theirs = a < 0 ? 1 : x[other];
        double now = average[s] * mine - averageOther[s] * theirs;
        for (int sign = -1; sign <= 1; sign += 2) {
            rows.entry(p, 1);
            for (int j = 0; j < column.length; j++) {
                if (column[j] >= 0) {
                    double derivative = gradient[j] * mine - gradientOther[j] * theirs;
                    derivative += a < 0 ? 0 : j == own ? average[s] : j == other ? -averageOther[s] : 0;
                    rows.entry(column[j], sign * derivative);
                }
            }
            rows.row(-sign * now, Double.POSITIVE_INFINITY);
        }
    }

    /** Cuts that hold at x with little room. */
    private void seed(double[] x, Scope scope) {
        for (int i = 0; i < layout.agents(); i++) {
            addExpertCut(x, i);
            if (deviated()) {
                addLossCut(x, i);
            }
        }
        if (demands.recoverability() < Double.POSITIVE_INFINITY) {
            addExtremes(merit.advantage().beyond(x, demands.recoverability() - 1e-7, scope.reachable()));
        }
    }

    private boolean deviated() {
        return !demands.tied()
                && (demands.budget() instanceof ErrorBudget.Malice || demands.budget() instanceof ErrorBudget.Blades);
    }

    private boolean regretCounts() {
        return demands.aim() == Aim.REGRET_GAP || demands.expertRegret() < Double.POSITIVE_INFINITY;
    }

    private boolean addExpertCut(double[] x, int agent) {
        if (!regretCounts()) {
            return false;
        }
        int[] plays = layout.obedience(agent);
        evaluator.regret(x, Who.EXPERT, agent, plays);
        return cuts.add(new Cut(Kind.EXPERT_REGRET, agent, plays, 0, 0, 0, 0));
    }

    private boolean addLossCut(double[] x, int agent) {
        int[] plays = layout.obedience(agent);
        evaluator.deviatedLoss(x, agent, covered(), plays);
        return cuts.add(new Cut(Kind.LOSS, agent, plays, 0, 0, 0, 0));
    }

    private double covered() {
        return demands.budget() instanceof ErrorBudget.Malice ? Merit.VISITED : -1;
    }

    private boolean addExtremes(List<Advantage.Extreme> extremes) {
        extremes.sort(Comparator.comparingDouble(extreme -> -Math.abs(extreme.value())));
        boolean added = false;
        int count = 0;
        for (Advantage.Extreme extreme : extremes) {
            if (count == MOST_NEW) {
                break;
            }
            if (cuts.add(new Cut(
                    Kind.ADVANTAGE,
                    extreme.agent(),
                    extreme.plays(),
                    extreme.step(),
                    extreme.state(),
                    extreme.joint(),
                    extreme.value() > 0 ? 1 : -1))) {
                added = true;
                count++;
            }
        }
        return added;
    }

    /** Adds the rows that the proposal violates; false if there are none. */
    private boolean extend(double[] x, double[] y, Scope scope, double[] primal) {
        int before = cuts.members().size();
        for (int i = 0; i < layout.agents(); i++) {
            if (regretCounts()) {
                int[] plays = layout.obedience(i);
                double regret = evaluator.regret(y, Who.EXPERT, i, plays);
                if (regret > primal[regretColumn] + 1e-7) {
                    cuts.add(new Cut(Kind.EXPERT_REGRET, i, plays, 0, 0, 0, 0));
                }
            }
            if (deviated()) {
                int[] plays = layout.obedience(i);
                double loss = evaluator.deviatedLoss(y, i, covered(), plays);
                if (loss > demands.amount() + primal[budgetSlack] + 1e-9) {
                    cuts.add(new Cut(Kind.LOSS, i, plays, 0, 0, 0, 0));
                }
            }
        }
        if (demands.recoverability() < Double.POSITIVE_INFINITY) {
            addExtremes(merit.advantage()
                    .beyond(y, demands.recoverability() + primal[advantageSlack] + 1e-7, scope.reachable()));
        }
        List<Cut> members = cuts.members();
        for (int k = before; k < members.size(); k++) {
            writeCut(x, members.get(k));
        }
        return members.size() > before;
    }

    private void writeCut(double[] x, Cut cut) {
        Arrays.fill(gradient, 0);
        switch (cut.kind) {
            case EXPERT_REGRET -> {
                evaluator.addRegretGradient(x, Who.EXPERT, cut.agent, cut.plays, 1, gradient);
                double now = evaluator.value(x, Who.EXPERT, cut.agent, cut.plays)
                        - evaluator.value(x, Who.EXPERT, cut.agent);
                entries(gradient, 1);
                rows.entry(regretColumn, -1);
                rows.row(Double.NEGATIVE_INFINITY, -now);
            }
            case LOSS -> {
                double[] costs = evaluator.distances(x, covered());
                System.arraycopy(costs, 0, stateCosts, 0, costs.length);
                Arrays.fill(costGradient, 0);
                evaluator.addFlowGradient(x, Who.LEARNER, cut.agent, cut.plays, stateCosts, 1, gradient, costGradient);
                entries(gradient, 1);
                for (int s = 0; s < layout.states(); s++) {
                    double weight = 0;
                    for (int h = 0; h < layout.steps(); h++) {
                        weight += costGradient[h * layout.states() + s];
                    }
                    boolean counts = covered() < 0 || stateCosts[s] != 0 || evaluator.distance(x, s) == 0;
                    distanceEntries(s, counts ? weight * layout.norm() : 0);
                }
                rows.entry(budgetSlack, -1);
                rows.row(Double.NEGATIVE_INFINITY, demands.amount()); // linear in the distances, as in writeCloning
            }
            case ADVANTAGE -> {
                double[] table = new double[layout.steps() * layout.states() * layout.joints()];
                evaluator.advantages(x, cut.agent, cut.plays, table);
                double now = cut.sign * table[(cut.step * layout.states() + cut.state) * layout.joints() + cut.joint];
                evaluator.addAdvantageGradient(
                        x, cut.agent, cut.plays, cut.step, cut.state, cut.joint, cut.sign, gradient);
                entries(gradient, 1);
                rows.entry(advantageSlack, -1);
                rows.row(Double.NEGATIVE_INFINITY, demands.recoverability() - now);
            }
        }
    }
}

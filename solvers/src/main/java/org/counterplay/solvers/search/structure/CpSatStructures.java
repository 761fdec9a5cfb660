package org.counterplay.solvers.search.structure;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.counterplay.model.game.JointActions;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.natives.NativeLibraries;
import org.jspecify.annotations.Nullable;

/**
 * Structures by OR-Tools' CP-SAT: a second model of the same, written otherwise, to hold against {@link ChocoModel}. Rows and
 * supports are chosen by literals; what is reached is said step by step; new states are met in the order of their numbers;
 * the orders of an agent's actions at a state are told apart by a weighted sum in place of a lexicographic comparison. Agents
 * are not told apart.
 *
 * <p>A wish to stop is heard at each structure that is found.
 *
 * <p>What is thrown within CP-SAT's callback would end the process; it is kept, the search is stopped, and it is thrown on.
 */
public final class CpSatStructures implements StructureSource {
    @Override
    public String name() {
        return "cp-sat";
    }

    @Override
    public boolean each(Shape shape, Predicate<Structure> visitor, Interruption interruption) {
        NativeLibraries.orTools();
        Encoding encoding = new Encoding(shape);
        CpSolver solver = new CpSolver();
        solver.getParameters().setEnumerateAllSolutions(true).setNumWorkers(1);
        Visits visits = new Visits(encoding, visitor, interruption);
        CpSolverStatus status = solver.solve(encoding.model, visits);
        if (visits.failure != null) {
            throw visits.failure;
        }
        return switch (status) {
            case OPTIMAL, INFEASIBLE -> !visits.stopped;
            case FEASIBLE, UNKNOWN -> false;
            default -> throw new IllegalStateException("CP-SAT says " + status + " of the structures of " + shape);
        };
    }

    private static final class Visits extends CpSolverSolutionCallback {
        private final Encoding encoding;
        private final Predicate<Structure> visitor;
        private final Interruption interruption;
        private @Nullable RuntimeException failure;
        private boolean stopped;

        Visits(Encoding encoding, Predicate<Structure> visitor, Interruption interruption) {
            this.encoding = encoding;
            this.visitor = visitor;
            this.interruption = interruption;
        }

        @Override
        public void onSolutionCallback() {
            if (stopped) {
                return;
            }
            try {
                stopped = interruption.requested() || !visitor.test(encoding.read(this));
            } catch (RuntimeException e) {
                failure = e;
                stopped = true;
            }
            if (stopped) {
                stopSearch();
            }
        }
    }

    private static final class Encoding {
        private final CpModel model = new CpModel();
        private final Shape shape;
        private final Supports supports;
        private final JointActions joints;
        private final int states;
        private final IntVar[][] next;
        private final Literal[][][] leads;
        private final Literal[][] expert;
        private final Literal[][] learner;

        Encoding(Shape shape) {
            this.shape = shape;
            supports = new Supports(shape);
            joints = supports.joints();
            states = shape.states();
            next = new IntVar[states][joints.size()];
            leads = new Literal[states][joints.size()][states];
            expert = new Literal[states][];
            learner = new Literal[states][];
            for (int s = 0; s < states; s++) {
                expert[s] = choice(supports.size());
                learner[s] = choice(supports.size());
                for (int a = 0; a < joints.size(); a++) {
                    row(s, a);
                }
            }
            orderStates();
            orderActions();
            requireReached();
            shape.rules().forEach(this::require);
        }

        Structure read(CpSolverSolutionCallback solution) {
            int[] following = new int[states * joints.size()];
            int[] experts = new int[states];
            int[] learners = new int[states];
            for (int s = 0; s < states; s++) {
                for (int a = 0; a < joints.size(); a++) {
                    following[s * joints.size() + a] = (int) solution.value(next[s][a]);
                }
                experts[s] = supports.mask(chosen(expert[s], solution));
                learners[s] = supports.mask(chosen(learner[s], solution));
            }
            return Structure.wrap(shape, joints, following, experts, learners);
        }

        private static int chosen(Literal[] choice, CpSolverSolutionCallback solution) {
            int k = 0;
            while (!solution.booleanValue(choice[k])) {
                k++;
            }
            return k;
        }

        private Literal[] choice(int count) {
            Literal[] choice = new Literal[count];
            for (int k = 0; k < count; k++) {
                choice[k] = model.newBoolVar("");
            }
            model.addExactlyOne(choice);
            return choice;
        }

        private void row(int s, int a) {
            next[s][a] = model.newIntVar(shape.firstNext(s), shape.endNext(s) - 1, "");
            List<Literal> all = new ArrayList<>();
            for (int to = 0; to < states; to++) {
                if (to < shape.firstNext(s) || to >= shape.endNext(s)) {
                    leads[s][a][to] = model.falseLiteral();
                    continue;
                }
                Literal literal = model.newBoolVar("");
                model.addEquality(next[s][a], to).onlyEnforceIf(literal);
                leads[s][a][to] = literal;
                all.add(literal);
            }
            model.addExactlyOne(all);
        }

        /** A row may name a state only where an earlier row of a state of the same layer named the one before it. */
        private void orderStates() {
            for (int s = 0; s < states; s++) {
                for (int a = 0; a < joints.size(); a++) {
                    int least = Math.max(shape.firstNext(s), shape.layered() ? 0 : shape.initials());
                    for (int to = least + 1; to < shape.endNext(s); to++) {
                        List<Literal> clause = new ArrayList<>(List.of(leads[s][a][to].not()));
                        for (int row = 0; row < s * joints.size() + a; row++) {
                            clause.add(leads[row / joints.size()][row % joints.size()][to - 1]);
                        }
                        model.addBoolOr(clause);
                    }
                }
            }
            // a state's rows are read after it was met: it follows a state of lesser number
            for (int to = shape.initials(); to < states; to++) {
                List<Literal> clause = new ArrayList<>();
                for (int s = 0; s < to; s++) {
                    clause.addAll(List.of(column(s, to)));
                }
                model.addBoolOr(clause);
            }
        }

        private Literal[] column(int s, int to) {
            Literal[] column = new Literal[joints.size()];
            for (int a = 0; a < column.length; a++) {
                column[a] = leads[s][a][to];
            }
            return column;
        }

        private void orderActions() {
            int base = Math.max(states, supports.size());
            for (int agent = 0; agent < joints.agents(); agent++) {
                for (int action = 0; action + 1 < joints.count(agent); action++) {
                    int[] images = new int[joints.size()];
                    for (int a = 0; a < images.length; a++) {
                        int own = joints.action(a, agent);
                        int other = own == action ? action + 1 : own == action + 1 ? action : own;
                        images[a] = joints.replace(a, agent, other);
                    }
                    for (int s = 0; s < states; s++) {
                        tellApart(s, images, base);
                    }
                }
            }
        }

        /** {@code sum_k base^(K-k) (image_k - own_k) >= 0} over the entries of the state's record: the lexicographic order. */
        private void tellApart(int s, int[] images, int base) {
            if (Math.pow(base, joints.size() + 2) > Long.MAX_VALUE / 16.0) {
                return; // copies are left, nothing else
            }
            LinearExprBuilder difference = LinearExpr.newBuilder();
            long weight = 1;
            for (int a = joints.size() - 1; a >= 0; a--) {
                difference.addTerm(next[s][images[a]], weight);
                difference.addTerm(next[s][a], -weight);
                weight *= base;
            }
            for (Literal[] support : List.of(learner[s], expert[s])) {
                for (int k = 0; k < support.length; k++) {
                    int image = supports.number(Permutations.mask(images, supports.mask(k)));
                    difference.addTerm(support[k], weight * (image - k));
                }
                weight *= base;
            }
            model.addGreaterOrEqual(difference.build(), 0);
        }

        private void requireReached() {
            Literal[] all = new Literal[joints.size()];
            Arrays.fill(all, model.trueLiteral());
            Literal[] reached = reached(s -> all);
            model.addBoolAnd(reached);
        }

        private void require(Rule rule) {
            switch (rule) {
                case AGREEMENT -> {
                    Literal[] visited = reached(s -> followed(expert[s], mask -> mask));
                    for (int s = 0; s < states; s++) {
                        for (int k = 0; k < supports.size(); k++) {
                            model.addBoolOr(new Literal[] {visited[s].not(), expert[s][k].not(), learner[s][k]});
                        }
                    }
                }
                case DIFFERENCE -> {
                    List<Literal> found = new ArrayList<>();
                    Literal[] differ = new Literal[states];
                    for (int s = 0; s < states; s++) {
                        Literal[] same = new Literal[supports.size()];
                        for (int k = 0; k < same.length; k++) {
                            same[k] = and(expert[s][k], learner[s][k]);
                        }
                        differ[s] = or(List.of(same)).not();
                    }
                    for (int agent = 0; agent < joints.agents(); agent++) {
                        int own = agent;
                        Literal[] reached =
                                reached(s -> followed(expert[s], mask -> Supports.unilateral(joints, mask, own)));
                        for (int s = 0; s < states; s++) {
                            found.add(and(reached[s], differ[s]));
                        }
                    }
                    model.addBoolOr(found);
                }
                case UNSEEN_COPIED -> copyUnseen();
            }
        }

        private void copyUnseen() {
            for (int s = 0; s < states; s++) {
                for (int e = 0; e < supports.size(); e++) {
                    for (int l = 0; l < supports.size(); l++) {
                        int seen = Supports.seen(joints, supports.mask(e)) | Supports.seen(joints, supports.mask(l));
                        int usual = Integer.numberOfTrailingZeros(supports.mask(e));
                        for (int a = 0; a < joints.size(); a++) {
                            if ((seen >> a & 1) == 0) {
                                model.addEquality(next[s][a], next[s][usual])
                                        .onlyEnforceIf(new Literal[] {expert[s][e], learner[s][l]});
                            }
                        }
                    }
                }
            }
        }

        /** Per joint action whether it is followed, given the choice of a support. */
        private Literal[] followed(Literal[] support, IntUnaryOperator joint) {
            Literal[] follows = new Literal[joints.size()];
            for (int a = 0; a < follows.length; a++) {
                int bit = 1 << a;
                IntPredicate holds = mask -> (joint.applyAsInt(mask) & bit) != 0;
                List<Literal> ways = new ArrayList<>();
                for (int k : supports.numbers(holds)) {
                    ways.add(support[k]);
                }
                follows[a] = ways.isEmpty() ? model.falseLiteral() : or(ways);
            }
            return follows;
        }

        private interface Followed {
            Literal[] at(int state);
        }

        /** Which states occur at one of the steps 1..H. */
        private Literal[] reached(Followed followed) {
            Literal[][] steps = new Literal[states][states];
            for (int s = 0; s < states; s++) {
                Literal[] follows = followed.at(s);
                for (int to = 0; to < states; to++) {
                    List<Literal> ways = new ArrayList<>();
                    for (int a = 0; a < joints.size(); a++) {
                        ways.add(and(follows[a], leads[s][a][to]));
                    }
                    steps[s][to] = or(ways);
                }
            }
            List<List<Literal>> at = new ArrayList<>();
            Literal[] now = new Literal[states];
            for (int s = 0; s < states; s++) {
                now[s] = s < shape.initials() ? model.trueLiteral() : model.falseLiteral();
                at.add(new ArrayList<>(List.of(now[s])));
            }
            for (int step = 2; step <= shape.horizon(); step++) {
                Literal[] then = new Literal[states];
                for (int to = 0; to < states; to++) {
                    List<Literal> ways = new ArrayList<>();
                    for (int s = 0; s < states; s++) {
                        ways.add(and(now[s], steps[s][to]));
                    }
                    then[to] = or(ways);
                    at.get(to).add(then[to]);
                }
                now = then;
            }
            return at.stream().map(this::or).toArray(Literal[]::new);
        }

        private Literal and(Literal a, Literal b) {
            Literal both = model.newBoolVar("");
            model.addBoolAnd(new Literal[] {a, b}).onlyEnforceIf(both);
            model.addBoolOr(new Literal[] {a.not(), b.not(), both});
            return both;
        }

        private Literal or(List<Literal> some) {
            Literal any = model.newBoolVar("");
            model.addBoolOr(some).onlyEnforceIf(any);
            some.forEach(one -> model.addImplication(one, any));
            return any;
        }
    }
}

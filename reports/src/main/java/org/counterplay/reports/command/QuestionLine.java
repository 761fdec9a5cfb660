package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.store.Sha256;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.Question.WorstLearner;
import org.counterplay.solvers.search.Question.WorstReward;
import org.hipparchus.fraction.BigFraction;

/** What a search is asked, on one line; two questions with one line have one answer. */
final class QuestionLine {
    private QuestionLine() {}

    static String of(WorstGame question) {
        List<String> words = new ArrayList<>();
        words.add("game of " + question.size().states() + " states");
        words.add("actions "
                + question.size().actions().stream().map(String::valueOf).collect(Collectors.joining(",")));
        words.add(
                switch (question.size().horizon()) {
                    case Horizon.Finite(int steps) -> "horizon " + steps;
                    case Horizon.Discounted(BigFraction gamma) -> "discount " + Rationals.format(gamma);
                });
        words.add(question.policies().label() + " policies");
        words.add(of(question.rewards()));
        question.assumptions().forEach(assumption -> words.add(of(assumption)));
        ErrorBudget budget = question.budget();
        words.add(budget == null ? "any learner" : budget.label() + " " + Rationals.format(budget.amount()));
        words.add(question.aim().label());
        return oneLine(words);
    }

    static String of(WorstReward question, Instance instance) {
        List<String> words = new ArrayList<>();
        words.add("reward in " + digest(instance));
        words.add("expert " + question.expert().name());
        words.add("learner " + question.learner().name());
        words.add(of(question.rewards()));
        question.assumptions().forEach(assumption -> words.add(of(assumption)));
        words.add(question.aim().label());
        return oneLine(words);
    }

    /** @param grid 0 for all learners */
    static String of(WorstLearner question, Instance instance, int grid) {
        List<String> words = new ArrayList<>();
        words.add("learner in " + digest(instance));
        words.add("expert " + question.expert().name());
        words.add(question.budget().label() + " "
                + Rationals.format(question.budget().amount()));
        words.add(question.policies().label() + " policies");
        words.add(grid == 0 ? "any learner" : "learners on a grid of 1/" + grid);
        words.add(question.aim().label());
        return oneLine(words);
    }

    private static String oneLine(List<String> words) {
        return String.join("; ", words).replace('\n', ' ').replace('\r', ' ');
    }

    private static String digest(Instance instance) {
        return "the instance " + Sha256.of(InstanceWriter.toJson(instance));
    }

    private static String of(Rewards rewards) {
        return rewards.kind().label() + " rewards from " + Rationals.format(rewards.least()) + " to "
                + Rationals.format(rewards.most());
    }

    private static String of(Assumption assumption) {
        return assumption.label()
                + switch (assumption) {
                    case Assumption.Recoverability(BigFraction u, Places places) ->
                        " " + Rationals.format(u) + " " + places.label();
                    case Assumption.Coverage(BigFraction beta, Assumption.Coverage.Reading reading) ->
                        " " + Rationals.format(beta) + " " + reading.label();
                    case Assumption.ExpertRegret(BigFraction delta) -> " " + Rationals.format(delta);
                    case Assumption.Deterministic() -> "";
                    case Assumption.Layered() -> "";
                };
    }
}

package org.counterplay.reports.audit;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.result.StudyMeasurements;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.structured.StructuredFinder;

/** Measures pairs of policies, each once for a deviation class; every regret is certified and accepted by the checker. */
final class Laboratory {
    private final Map<String, Measurements> measured = new HashMap<>();
    private final ImitationStudy.Limits limits;

    Laboratory(ImitationStudy.Limits limits) {
        this.limits = limits;
    }

    /** Measures under the deviation class of a reading, and remembers it. */
    Measurements measure(Subject subject, Reading reading) {
        DeviationClass deviations = deviations(subject.game(), reading);
        String key = deviations.name() + " " + subject.identity();
        Measurements before = measured.get(key);
        if (before != null) {
            return before;
        }
        Measurements now = measure(subject, deviations);
        measured.put(key, now);
        return now;
    }

    /** Measures a game that is looked at once. */
    Measurements glance(Subject subject, Reading reading) {
        return measure(subject, deviations(subject.game(), reading));
    }

    /** The deviations of a reading; markov ones where the two classes are as good. */
    static DeviationClass deviations(Game game, Reading reading) {
        return reading.has(Choice.STATIONARY) && !markovIsStationary(game)
                ? new DeviationClass.Stationary()
                : new DeviationClass.Markov();
    }

    private Measurements measure(Subject subject, DeviationClass deviations) {
        Game game = subject.game();
        ImitationStudy study = ImitationStudy.asked(
                game,
                subject.expert(),
                subject.learner(),
                deviations,
                asked ->
                        new Comparison(certify(game, subject.expert(), asked), certify(game, subject.learner(), asked)),
                limits);
        return new StudyMeasurements(study);
    }

    static Certification certify(Game game, Policy policy, DeviationClass deviations) {
        return Certification.of(game, policy, deviations, new StructuredFinder(), Precision.standard());
    }

    /** Where no state with a choice occurs at two steps, or the game is discounted, the two classes are as good. */
    private static boolean markovIsStationary(Game game) {
        if (game.horizon() instanceof Horizon.Discounted) {
            return true;
        }
        Timeline places = Timeline.of(game);
        boolean[] seen = new boolean[game.stateCount()];
        for (int step = 1; step <= places.steps(); step++) {
            for (int s : places.states(step)) {
                if (seen[s] && game.actions(s).size() > 1) {
                    return false;
                }
                seen[s] = true;
            }
        }
        return true;
    }
}

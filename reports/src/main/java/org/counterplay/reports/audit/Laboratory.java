package org.counterplay.reports.audit;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.Reading;
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
    private final Map<String, Measured> measured = new HashMap<>();
    private final ImitationStudy.Limits limits;

    Laboratory(ImitationStudy.Limits limits) {
        this.limits = limits;
    }

    /** Measures under the deviation class of a reading. */
    Measured measure(Subject subject, Reading reading) {
        boolean stationary = reading.has(Choice.STATIONARY) && !markovIsStationary(subject.game());
        String key = (stationary ? "stationary " : "markov ") + subject.identity();
        Measured before = measured.get(key);
        if (before != null) {
            return before;
        }
        Measured now = measure(subject, stationary ? new DeviationClass.Stationary() : new DeviationClass.Markov());
        measured.put(key, now);
        return now;
    }

    private Measured measure(Subject subject, DeviationClass deviations) {
        Game game = subject.game();
        ImitationStudy study = ImitationStudy.of(
                game,
                subject.expert(),
                subject.learner(),
                deviations,
                asked ->
                        new Comparison(certify(game, subject.expert(), asked), certify(game, subject.learner(), asked)),
                limits);
        return new Measured(
                subject,
                new StudyMeasurements(study),
                study.comparison().expert(),
                study.comparison().learner());
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

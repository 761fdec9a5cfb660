package org.counterplay.reports.tightness;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.audit.ReadMeasurements;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.promise.Amount;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.audit.Subject;
import org.counterplay.reports.result.StudyMeasurements;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.structured.StructuredFinder;

/** Measures games in one reading; every regret rests on a certificate that the checker accepts. */
final class Gauge {
    private static final ImitationStudy.Limits LIMITS = new ImitationStudy.Limits(1_000, 200, 20, 1);

    private final Reading reading;
    private final Map<String, Measure> known = new ConcurrentHashMap<>();

    Gauge(Reading reading) {
        this.reading = reading;
    }

    /** A measured game; what is asked is computed then, once. Threads may share it. */
    record Measure(Subject subject, Measurements measured, ImitationStudy study) {
        /** Certified regrets over the deviation class of the reading, of product policies over coarse ones. */
        Comparison regrets(boolean coarse) {
            synchronized (study) {
                return coarse ? study.coarse().value().orElseGet(study::comparison) : study.comparison();
            }
        }
    }

    /** One thread at a time asks a study. */
    private record Locked(Measurements measured, Object lock) implements Measurements {
        @Override
        public Setting setting() {
            return measured.setting();
        }

        @Override
        public Amount of(Quantity quantity) {
            synchronized (lock) {
                return measured.of(quantity);
            }
        }
    }

    /** Measures a game that has a name of its own at its horizon, once. */
    Measure named(Subject subject) {
        return known.computeIfAbsent(subject.name() + " | " + subject.game().horizon(), any -> measure(subject));
    }

    /** Measures a game. */
    Measure measure(Subject subject) {
        Game game = subject.game();
        boolean stationary = reading.has(Choice.STATIONARY) && game.horizon() instanceof Horizon.Finite;
        ImitationStudy study = ImitationStudy.asked(
                game,
                subject.expert(),
                subject.learner(),
                stationary ? new DeviationClass.Stationary() : new DeviationClass.Markov(),
                asked ->
                        new Comparison(certify(game, subject.expert(), asked), certify(game, subject.learner(), asked)),
                LIMITS);
        return new Measure(
                subject, new Locked(new ReadMeasurements(new StudyMeasurements(study), reading), study), study);
    }

    private static Certification certify(Game game, Policy policy, DeviationClass deviations) {
        return Certification.of(game, policy, deviations, new StructuredFinder(), Precision.standard());
    }
}

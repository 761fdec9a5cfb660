package org.counterplay.model.imitation;

import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.hipparchus.fraction.BigFraction;

/**
 * A discounted game with another reward in place of its own, one agent's regret in which is certified like any other: for
 * discounted games that are too large for exact linear systems.
 */
final class RewardedGame {
    private static final BigFraction WIDTH = Rationals.of(1, 1_000_000_000_000L);

    private RewardedGame() {}

    /** The maximum in rationals rounded outward, as the independent checker accepts it. */
    static DeviationMaximum maximum(
            Game game, Policy policy, int agent, DeviationClass deviations, PlaceReward reward) {
        Game rewarded = of(game, agent, reward);
        Certificate certificate = Prover.prove(
                rewarded,
                policy,
                deviations,
                Proposal.obedience(rewarded),
                new Precision(Precision.Effort.ENCLOSED, WIDTH));
        if (Checker.check(certificate) instanceof Judgement.Rejected rejected) {
            throw new IllegalStateException("the checker rejects the certificate that was built: " + rejected.faults());
        }
        AgentProof proof = certificate.agents().get(agent);
        Enclosure total = new Enclosure(
                proof.value().lower().add(proof.regret().lower()),
                proof.value().upper().add(proof.regret().upper()));
        return new DeviationMaximum(
                agent, total, Deviation.of(game, agent, proof.deviation().changes()));
    }

    /** The game in which the agent earns the reward, and the others nothing. */
    static Game of(Game game, int agent, PlaceReward reward) {
        if (!(game.horizon() instanceof Horizon.Discounted)) {
            throw new IllegalArgumentException("the reward of a finite horizon may depend on the step");
        }
        GameWriter writer = new GameWriter(game.name(), game.horizon(), game.agents(), game.states());
        for (int k = 0; k < game.initialStates().length; k++) {
            writer.initial(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        for (int s = 0; s < game.stateCount(); s++) {
            writer.state(game.actions(s));
            for (int joint = 0; joint < game.actions(s).size(); joint++) {
                writer.row();
                int row = game.firstRow(s) + joint;
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    writer.successor(game.successors()[k], game.probabilities().at(k));
                }
                BigFraction earned = switch (reward) {
                    case PlaceReward.Own own ->
                        own.negated()
                                ? game.reward(agent).at(row).negate()
                                : game.reward(agent).at(row);
                    case PlaceReward.State state -> state.worth().at(1, s);
                    case PlaceReward.Play play -> play.worth().at(1, s, joint);
                };
                for (int i = 0; i < game.agentCount(); i++) {
                    writer.reward(i, i == agent ? earned : BigFraction.ZERO);
                }
            }
        }
        return writer.finish();
    }
}

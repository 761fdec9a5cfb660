package org.counterplay.solvers.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Arithmetic;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.HarderClass;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.counterplay.solvers.deviation.ExactSearch;
import org.counterplay.solvers.deviation.HarderFinder;
import org.counterplay.solvers.deviation.HarderResponse;
import org.counterplay.solvers.deviation.SearchLimits;
import org.counterplay.solvers.regret.Found;
import org.counterplay.solvers.regret.Response;
import org.counterplay.solvers.regret.ResponseFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certified regret: what a solver proposed, the certificate that was built from it, and what the independent checker says.
 *
 * @param certificate accepted by the checker
 * @param solver name of the finder that proposed
 * @param proposed what it proposed and claimed per agent
 * @param settled whether nothing was left undone for a limit; where it is false, the bounds hold, but more time might bring
 *     them closer
 * @param remarks backends asked in vain, and where claims are not what was proved, in words
 */
public record Certification(
        Certificate certificate, String solver, List<Response> proposed, boolean settled, List<String> remarks) {
    private static final Logger LOG = LoggerFactory.getLogger(Certification.class);

    /** Claims further than this (relative to 1 + the proved value) from what is proved are remarked on. */
    private static final double NOTABLE = 1e-6;

    public Certification {
        proposed = List.copyOf(proposed);
        remarks = List.copyOf(remarks);
    }

    /** As the other method, where a harder class is searched within the standard limits. */
    public static Certification of(
            Game game, Policy policy, DeviationClass deviations, ResponseFinder finder, Precision precision) {
        return of(game, policy, deviations, finder, new ExactSearch(SearchLimits.STANDARD), precision);
    }

    /**
     * Finds, proves and checks.
     *
     * @param harder asked where the class is stationary or has a budget, and the best markov deviation is not in it
     * @throws IllegalArgumentException if a finder or the precision does not serve the game
     * @throws IllegalStateException if the checker rejects what was built: a fault of this program
     */
    public static Certification of(
            Game game,
            Policy policy,
            DeviationClass deviations,
            ResponseFinder finder,
            HarderFinder harder,
            Precision precision) {
        Found found = finder.find(game, policy, deviations);
        List<Response> proposed = found.responses();
        LOG.debug("{} proposes {}", finder.name(), proposed);
        List<String> remarks = new ArrayList<>(found.remarks());
        boolean settled = true;
        boolean searchedFor = false;
        Certificate certificate;
        try {
            certificate = Prover.prove(
                    game,
                    policy,
                    deviations,
                    new Proposal(proposed.stream().map(Response::deviation).toList()),
                    precision);
        } catch (HarderClass refused) {
            LOG.debug("a search is needed: {}", refused.getMessage());
            List<HarderResponse> searched = IntStream.range(0, game.agentCount())
                    .mapToObj(agent -> harder.find(game, policy, agent, deviations))
                    .toList();
            searched.forEach(response -> remarks.addAll(response.remarks()));
            searchedFor = true;
            settled = searched.stream().allMatch(HarderResponse::settled);
            certificate = Prover.prove(
                    game,
                    policy,
                    deviations,
                    new Proposal(
                            searched.stream().map(HarderResponse::deviation).toList(),
                            searched.stream().map(HarderResponse::cover).toList()),
                    precision);
        }
        LOG.debug("built a certificate in {} arithmetic", certificate.arithmetic());
        if (Checker.check(certificate) instanceof Judgement.Rejected rejected) {
            throw new IllegalStateException("the checker rejects the certificate that was built: " + rejected.faults());
        }
        if (settled
                && certificate.arithmetic() != Arithmetic.EXACT
                && certificate.regret().width().compareTo(precision.width()) > 0) {
            remarks.add("the width " + Rationals.toDouble(precision.width())
                    + " that was asked for is not reached: the regret"
                    + " is known to " + Rationals.toDouble(certificate.regret().width())
                    + ". Rationals (precision enclosed) take longer and reach it");
        }
        if (!searchedFor) { // else the claims are of markov deviations
            remarks.addAll(contradictions(certificate, finder.name(), proposed));
        }
        return new Certification(certificate, finder.name(), proposed, settled, remarks);
    }

    /** The same with further remarks before its own. */
    public Certification remarking(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(remarks);
        return new Certification(certificate, solver, proposed, settled, all);
    }

    private static List<String> contradictions(Certificate certificate, String solver, List<Response> proposed) {
        List<String> remarks = new ArrayList<>();
        for (int agent = 0; agent < proposed.size(); agent++) {
            AgentProof proof = certificate.agents().get(agent);
            double claimed = proposed.get(agent).regret();
            double lower = Rationals.toDouble(proof.regret().lower());
            double upper = Rationals.toDouble(proof.regret().upper());
            double room = NOTABLE * (1 + Math.abs(upper));
            if (!(claimed >= lower - room && claimed <= upper + room)) {
                remarks.add("solver " + solver + " claims regret " + claimed + " of agent "
                        + certificate.game().agents().get(agent) + "; proved is [" + lower + ", " + upper + "]");
            }
        }
        return remarks;
    }
}

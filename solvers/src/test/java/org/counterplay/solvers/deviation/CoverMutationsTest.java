package org.counterplay.solvers.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterplay.instances.Instance;
import org.counterplay.instances.format.CertificateReader;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.certificate.ValueTable;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Certificates by cases are accepted and survive their file; whatever is changed in their cases is refused. */
class CoverMutationsTest {
    private static final String GAME = "random-recurrent:states=4,H=5,timing=per-step,seed=3";

    private static Certificate certificate(DeviationClass deviations) {
        Instance instance = RecurrentGames.of(GAME);
        Certification proved = Certification.of(
                instance.game(),
                instance.policies().values().iterator().next(),
                deviations,
                new StructuredFinder(),
                Precision.standard());
        assertThat(proved.settled()).isTrue();
        assertThat(proved.certificate().regret().exact()).isTrue();
        assertThat(Checker.check(proved.certificate()).accepted()).isTrue();
        assertThat(proved.certificate().agents())
                .anySatisfy(agent -> assertThat(agent.cover().cases()).isInstanceOf(Cases.Split.class));
        return proved.certificate();
    }

    private static final List<DeviationClass> CLASSES =
            List.of(new DeviationClass.Stationary(), new DeviationClass.Budget(3));

    @Test
    void aCertificateSurvivesItsFile() {
        for (DeviationClass deviations : CLASSES) {
            String text = CertificateWriter.toJson(certificate(deviations));
            var read = CertificateReader.read(text, "certificate");
            assertThat(read.intact()).isTrue();
            assertThat(Checker.check(read.certificate()).accepted()).isTrue();
            assertThat(CertificateWriter.toJson(read.certificate())).isEqualTo(text);
        }
    }

    @Test
    void everyChangeOfTheCasesIsRefused() {
        for (DeviationClass deviations : CLASSES) {
            Certificate certificate = certificate(deviations);
            for (int agent = 0; agent < certificate.agents().size(); agent++) {
                AgentProof proof = certificate.agents().get(agent);
                if (proof.cover().cases() instanceof Cases.Split split) {
                    for (Cases mutant : mutants(split)) {
                        refused(
                                certificate,
                                agent,
                                proof,
                                new Cover(mutant, proof.cover().rarity()),
                                null);
                    }
                    refused(certificate, agent, proof, Cover.WHOLE, null);
                    if (proof.cover().rarity() != null) {
                        refused(certificate, agent, proof, new Cover(split, null), null);
                        refused(
                                certificate,
                                agent,
                                proof,
                                new Cover(split, doubled(proof.cover().rarity())),
                                null);
                    }
                }
            }
        }
    }

    /** A class that is smaller is not proved by the cases of another. */
    @Test
    void casesProveTheirOwnClassAlone() {
        Certificate budget = certificate(new DeviationClass.Budget(3));
        for (DeviationClass other :
                List.of(new DeviationClass.Stationary(), new DeviationClass.Markov(), new DeviationClass.Budget(4))) {
            assertThat(Checker.check(new Certificate(
                                    budget.game(), budget.policy(), other, budget.arithmetic(), budget.agents()))
                            .accepted())
                    .as(other.name())
                    .isFalse();
        }
    }

    @Test
    void aDeviationThatChangesMorePlacesIsNotOfTheClass() {
        Certificate certificate = certificate(new DeviationClass.Budget(3));
        for (int agent = 0; agent < certificate.agents().size(); agent++) {
            AgentProof proof = certificate.agents().get(agent);
            Deviation more = Deviation.identity(certificate.game(), agent, false);
            for (int step = 1; step <= 4; step++) {
                more.set(step, 0, 0, 1);
            }
            refused(certificate, agent, proof, proof.cover(), more);
        }
    }

    private static void refused(
            Certificate certificate, int agent, AgentProof proof, Cover cover, @Nullable Deviation deviation) {
        List<AgentProof> agents = new ArrayList<>(certificate.agents());
        agents.set(
                agent,
                new AgentProof(
                        proof.value(),
                        proof.regret(),
                        proof.obeyingLower(),
                        proof.obeyingUpper(),
                        deviation == null ? proof.deviation() : deviation,
                        proof.deviating(),
                        proof.bounding(),
                        cover));
        Certificate changed = new Certificate(
                certificate.game(), certificate.policy(), certificate.deviations(), certificate.arithmetic(), agents);
        assertThat(Checker.check(changed).accepted()).as("%s", cover).isFalse();
    }

    private static ValueTable doubled(ValueTable table) {
        int[][] states = new int[table.steps()][];
        for (int step = 1; step <= states.length; step++) {
            states[step - 1] = table.states(step);
        }
        double[] values = new double[table.values().size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = 2 * table.values().doubleAt(k);
        }
        return new ValueTable(states, NumberColumn.ofDoubles(values));
    }

    /** The root's branches: one missing, one without its actions, another spot, no such place, a price that is not its own. */
    private static List<Cases> mutants(Cases.Split split) {
        List<Cases> mutants = new ArrayList<>();
        List<Cases.Branch> branches = split.branches();
        for (int k = 0; k < branches.size(); k++) {
            List<Cases.Branch> fewer = new ArrayList<>(branches);
            fewer.remove(k);
            mutants.add(new Cases.Split(split.spot(), fewer));
            List<Cases.Branch> empty = new ArrayList<>(branches);
            empty.set(k, new Cases.Branch(Set.of(), branches.get(k).rest()));
            mutants.add(new Cases.Split(split.spot(), empty));
            List<Cases.Branch> unknown = new ArrayList<>(branches);
            unknown.set(k, new Cases.Branch(Set.of(77), branches.get(k).rest()));
            mutants.add(new Cases.Split(split.spot(), unknown));
            List<Cases.Branch> priced = new ArrayList<>(branches);
            priced.set(k, new Cases.Branch(branches.get(k).actions(), new Cases.Whole(Rationals.of(-1))));
            mutants.add(new Cases.Split(split.spot(), priced));
        }
        Spot spot = split.spot();
        mutants.add(new Cases.Split(new Spot(spot.step() == 0 ? 1 : 0, spot.state(), spot.recommended()), branches));
        mutants.add(new Cases.Split(new Spot(spot.step(), 99, spot.recommended()), branches));
        mutants.add(new Cases.Split(new Spot(spot.step(), spot.state(), -1), branches));
        mutants.add(new Cases.Whole(BigFraction.ONE));
        return mutants;
    }
}

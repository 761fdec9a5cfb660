package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.AgentProof;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.DeviatorProgram;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The deviator's program, solved exactly, gives the exact regret that the certificate proves another way. */
class DeviatorOptimumTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    @Test
    void theExactOptimumIsTheProvedRegret() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        int positive = 0;
        for (int round = 0; round < 120; round++) {
            String name = name(seeds.split());
            Instance instance = Library.find(name).create();
            for (Policy policy : instance.policies().values()) {
                for (DeviationClass deviations : List.of(new DeviationClass.Markov(), new DeviationClass.Coarse())) {
                    Certification certified = Certification.of(
                            instance.game(), policy, deviations, new StructuredFinder(), Precision.standard());
                    List<AgentProof> proofs = certified.certificate().agents();
                    for (int agent = 0; agent < proofs.size(); agent++) {
                        positive += compare(name, instance, policy, deviations, agent, proofs.get(agent));
                    }
                }
            }
        }
        assertThat(positive).as("positive regrets").isGreaterThan(50);
    }

    private static int compare(
            String name, Instance instance, Policy policy, DeviationClass deviations, int agent, AgentProof proof) {
        String where = name + ", agent " + agent + ", " + deviations.name() + ", -Dtests.seed=" + SEED;
        DeviatorProgram program = DeviatorProgram.of(instance.game(), policy, agent, Choices.of(deviations, agent));
        ExactOutcome outcome = new ExactOptimum().of(program.program());
        assertThat(outcome).as(where).isInstanceOf(ExactOutcome.Optimal.class);
        BigFraction best = ((ExactOutcome.Optimal) outcome).objective();
        assertThat(proof.regret().exact() && proof.value().exact()).as(where).isTrue();
        assertThat(Rationals.max(best.subtract(proof.value().lower()), BigFraction.ZERO))
                .as(where)
                .isEqualTo(proof.regret().lower());
        return proof.regret().lower().signum() > 0 ? 1 : 0;
    }

    private static String name(SplittableRandom random) {
        String common = "agents=" + (1 + random.nextInt(3)) + ",actions=2,idle=" + random.nextInt(3)
                + "/4,support=2,successors=2,policy="
                + List.of("correlated", "product").get(random.nextInt(2))
                + ",rewards=general,numbers=" + List.of("dyadic", "rational").get(random.nextInt(2)) + ",seed="
                + random.nextInt(1 << 30);
        return switch (random.nextInt(3)) {
            case 0 -> "random-layered:H=" + (1 + random.nextInt(3)) + ",width=2," + common;
            case 1 -> "random-recurrent:states=3,H=" + (1 + random.nextInt(4)) + ",timing=stationary," + common;
            default ->
                "random-recurrent:states=3,discount="
                        + List.of("0", "1/2", "9/10").get(random.nextInt(3)) + "," + common;
        };
    }
}

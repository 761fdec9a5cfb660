package org.counterplay.solvers.nash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Two methods that have nothing in common but the check at the end. */
class BimatrixEquilibriaTest {
    private static final long SEED = Long.getLong("tests.seed", 1);
    private static final Bimatrix PENNIES =
            new Bimatrix(new long[][] {{1, -1}, {-1, 1}}, new long[][] {{-1, 1}, {1, -1}});

    @Test
    void matchingPenniesHasOne() {
        for (int label = 0; label < 4; label++) {
            MixedPair pair = LemkeHowson.find(PENNIES, label).pair();
            assertThat(pair.first()[0]).isEqualTo(pair.first()[1]);
            assertThat(pair.second()[0]).isEqualTo(pair.second()[1]);
        }
        SupportEnumeration.Found found = SupportEnumeration.find(PENNIES, 100);
        assertThat(found.pairs()).isEqualTo(5);
        assertThat(found.pair())
                .hasValueSatisfying(
                        pair -> assertThat(pair.equilibriumOf(PENNIES)).isTrue());
    }

    @Test
    void bothFindEquilibriaOfRandomGames() {
        for (long k = 0; k < 60; k++) {
            Bimatrix game = Bimatrix.random(2 + (int) (k % 5), SEED + k);
            for (int label = 0; label < game.rows() + game.columns(); label++) {
                assertThat(LemkeHowson.find(game, label).pair().equilibriumOf(game))
                        .as("seed %d, label %d", SEED + k, label)
                        .isTrue();
            }
            assertThat(SupportEnumeration.find(game, 1_000_000).pair())
                    .as("seed %d", SEED + k)
                    .isPresent();
        }
    }

    @Test
    void aGameOfTiesEnds() {
        Bimatrix ties = new Bimatrix(new long[3][3], new long[3][3]);
        assertThat(LemkeHowson.find(ties, 0).pair().equilibriumOf(ties)).isTrue();
    }

    @Test
    void theOnlyEquilibriumOfAChaseMixesEverything() {
        Bimatrix chase = Bimatrix.chase(4, SEED);
        MixedPair pair = LemkeHowson.find(chase, 0).pair();
        assertThat(pair.first()).allMatch(weight -> weight.signum() > 0);
        assertThat(SupportEnumeration.find(chase, 1_000).pairs())
                .as("the last of 16 + 36 + 16 + 1 pairs of supports")
                .isEqualTo(69);
        assertThat(SupportEnumeration.find(chase, 68).pair()).isEmpty();
    }

    @Test
    void whatIsNoEquilibriumIsTold() {
        BigInteger one = BigInteger.ONE;
        BigInteger zero = BigInteger.ZERO;
        assertThat(new MixedPair(new BigInteger[] {one, zero}, new BigInteger[] {one, zero}).equilibriumOf(PENNIES))
                .isFalse();
        assertThat(new MixedPair(new BigInteger[] {zero, zero}, new BigInteger[] {one, one}).equilibriumOf(PENNIES))
                .isFalse();
        assertThatThrownBy(() -> new Bimatrix(new long[2][2], new long[2][3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

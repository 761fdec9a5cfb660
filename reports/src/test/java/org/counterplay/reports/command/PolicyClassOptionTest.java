package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import org.counterplay.reports.text.Style;
import org.counterplay.solvers.search.PolicyClass;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PolicyClassOptionTest {
    private static PolicyClass asked(String further) {
        SearchGameCommand command = new SearchGameCommand(
                new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), Style.PLAIN, false));
        new CommandLine(command).parseArgs(("--states 2 --actions 2,2 --horizon 2 " + further).split(" "));
        return command.question().policies();
    }

    @Test
    void nashGapsAreOfProductsUnlessSaidOtherwise() {
        assertThat(asked("--maximize nash-gap")).isEqualTo(PolicyClass.PRODUCT);
        assertThat(asked("--maximize nash-gap --policies correlated")).isEqualTo(PolicyClass.CORRELATED);
        assertThat(asked("--maximize regret-gap")).isEqualTo(PolicyClass.CORRELATED);
        assertThat(asked("--policies product")).isEqualTo(PolicyClass.PRODUCT);
        assertThatThrownBy(() -> asked("--policies both")).isInstanceOf(BadArgument.class);
    }
}

package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import org.counterplay.instances.format.InputException;

/** A text in which ¦ marks where an error should point; a text without a mark has an error of the whole file. */
final class Marked {
    private Marked() {}

    /** Reads the text without its mark and checks the error's type, place, caret and words. */
    static void refused(String marked, Consumer<String> reading, String... words) {
        int mark = marked.indexOf('¦');
        String text = mark < 0 ? marked : marked.substring(0, mark) + marked.substring(mark + 1);
        InputException error = catchThrowableOfType(InputException.class, () -> reading.accept(text));
        assertThat(error).as(marked).isNotNull();
        assertThat(error.text()).as(marked).contains(words);
        if (mark < 0) {
            assertThat(error.line()).as(error.getMessage()).isZero();
            return;
        }
        int lineStart = marked.lastIndexOf('\n', mark) + 1;
        int line =
                (int) marked.substring(0, mark).chars().filter(c -> c == '\n').count() + 1;
        assertThat(error.line()).as(error.getMessage()).isEqualTo(line);
        assertThat(error.column()).as(error.getMessage()).isEqualTo(mark - lineStart + 1);
        boolean atLineEnd = mark == text.length() || text.charAt(mark) == '\n';
        if (!atLineEnd) {
            assertThat(error.getMessage()).as(marked).endsWith("^");
        }
    }

    /** Checks that a text is refused, wherever the error points. */
    static void refusedAnywhere(String text, Runnable reading) {
        assertThat(catchThrowableOfType(InputException.class, reading::run))
                .as(text)
                .isNotNull();
    }
}

package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.instances.format.Cases;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.InstanceReader;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.instances.format.Mutations;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.game.Horizon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the files hold, they are read as a game that can be written again, or it is an {@link InputException}, soon. */
class ExchangeFuzzTest {
    private static final double MOST_SECONDS = 5;
    private static final List<String> FILES =
            List.of("relay.tra", "relay.sta", "relay.lab", "relay1.trew", "relay1.srew");

    @Test
    void everyTruncationOfAnNfgFileIsRefused() throws IOException {
        for (String name : List.of("chicken.nfg", "outcomes.nfg")) {
            String text = Files.readString(Resources.path(name)).strip();
            for (int end = 0; end < text.length(); end++) {
                String cut = text.substring(0, end);
                // What is cut after a digit of the last number is a file of its own.
                if (Character.isDigit(text.charAt(end)) && end > text.length() - 2) {
                    continue;
                }
                Marked.refusedAnywhere(cut, () -> NfgReader.read(cut, name));
            }
        }
    }

    @Test
    void changedFilesAreReadOrRefused() {
        Cases.run(4_000, ExchangeFuzzTest::changedNfg);
        Cases.run(4_000, ExchangeFuzzTest::changedPrism);
    }

    @Tag("long")
    @Test
    void hundredsOfThousandsOfChangedFilesAreReadOrRefused() {
        Cases.run(300_000, ExchangeFuzzTest::changedNfg);
        Cases.run(300_000, ExchangeFuzzTest::changedPrism);
    }

    private static void changedNfg(SplittableRandom random) throws IOException {
        String text = Files.readString(Resources.path(random.nextBoolean() ? "chicken.nfg" : "outcomes.nfg"));
        String changed = flip(Mutations.mutate(text, random), random);
        timed(changed, () -> {
            Imported imported = NfgReader.read(changed, "x.nfg");
            InstanceReader.read(InstanceWriter.toJson(imported.instance()), "x.json");
            assertThat(imported.remarks()).hasSizeLessThan(20);
        });
    }

    private static void changedPrism(SplittableRandom random) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : FILES) {
            texts.add(Files.readString(Resources.path(name)));
        }
        int at = random.nextInt(3) == 0 ? random.nextInt(FILES.size()) : 0;
        texts.set(at, flip(Mutations.mutate(texts.get(at), random), random));
        List<SourceText> sources = new ArrayList<>();
        for (int k = 0; k < texts.size(); k++) {
            sources.add(new SourceText(FILES.get(k), texts.get(k)));
        }
        PrismExport.Structure structure = new PrismExport.Structure(sources.get(3), sources.get(4));
        PrismExport export =
                new PrismExport(sources.get(0), sources.get(1), sources.get(2), List.of(structure, structure));
        ImportOptions options = random.nextBoolean() ? ImportOptions.NONE : ImportOptions.of(new Horizon.Finite(3));
        timed(texts.get(at), () -> {
            Imported imported = PrismReader.read(export, "relay", options);
            InstanceReader.read(InstanceWriter.toJson(imported.instance()), "x.json");
        });
    }

    private static String flip(String text, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(text);
        if (!text.isEmpty() && random.nextBoolean()) {
            int at = random.nextInt(text.length());
            changed.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(7)));
        }
        // Half of a surrogate pair cannot come out of a file, which is UTF-8.
        return new String(changed.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static void timed(String text, Runnable reading) {
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (InputException refused) {
            assertThat(refused.getMessage()).startsWith(refused.file()).hasSizeLessThan(20_000);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            throw new AssertionError(text, failure);
        }
        assertThat((System.nanoTime() - start) / 1e9).as(text).isLessThan(MOST_SECONDS);
    }
}

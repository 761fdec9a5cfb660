package org.counterplay.reports.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreLocationTest {
    @Test
    void theVariableComesFirst() {
        Map<String, String> both = Map.of("COUNTERPLAY_STORE", "my.sqlite", "XDG_DATA_HOME", "/data");
        assertThat(StoreLocation.of(both, "Linux", "/home/me")).isEqualTo(StoreLocation.of(Path.of("my.sqlite")));
        assertThat(StoreLocation.of(Map.of("COUNTERPLAY_STORE", "none"), "Linux", "/home/me"))
                .isEqualTo(StoreLocation.none());
        assertThat(StoreLocation.of(Map.of("COUNTERPLAY_STORE", ""), "Linux", "/home/me")
                        .file())
                .isEqualTo(Path.of("/home/me/.local/share/counterplay/runs.sqlite"));
    }

    @Test
    void elseTheFolderForDataOfTheSystem() {
        assertThat(own(Map.of("XDG_DATA_HOME", "/data"), "Linux")).isEqualTo(Path.of("/data/counterplay/runs.sqlite"));
        assertThat(own(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
                .isEqualTo(Path.of("/home/me/.local/share/counterplay/runs.sqlite"));
        assertThat(own(Map.of(), "Mac OS X"))
                .isEqualTo(Path.of("/home/me/Library/Application Support/counterplay/runs.sqlite"));
        assertThat(own(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
                .isEqualTo(Path.of("/local/counterplay/runs.sqlite"));
        assertThat(StoreLocation.of(Map.of(), "Linux", "")).isEqualTo(StoreLocation.none());
    }

    private static Path own(Map<String, String> environment, String system) {
        StoreLocation location = StoreLocation.of(environment, system, "/home/me");
        assertThat(location.own()).isTrue();
        return location.file();
    }
}

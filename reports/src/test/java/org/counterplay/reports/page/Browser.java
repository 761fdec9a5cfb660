package org.counterplay.reports.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with a profile of its own, that writes downloads to a folder. */
final class Browser implements AutoCloseable {
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium"); // kept, so that its level is

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; a test that asks for it is skipped where there is none. */
    static Browser start(Path profile, Path downloads) {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = onPath("chromedriver");
        Assumptions.assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "no chromium and chromedriver on the PATH; on Debian: apt-get install chromium chromium-driver");
        QUIET.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow().toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        return new Browser(driver);
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Another size of the screen, and light or dark. */
    void screen(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /**
     * Brings an element to the middle of the screen and waits until nothing moves any more: sections and plots are laid
     * out when they come near the screen, and what is below them moves then.
     */
    void bring(WebElement element) {
        driver.executeAsyncScript(
                "const [e, done] = arguments; let last = '', calm = 0;"
                        + "const look = () => { e.scrollIntoView({block: 'center', behavior: 'instant'});"
                        + " const now = JSON.stringify([e.getBoundingClientRect(), scrollY, document.body.scrollHeight]);"
                        + " calm = now === last ? calm + 1 : 0; last = now;"
                        + " if (calm < 5) requestAnimationFrame(() => setTimeout(look, 10)); else done(); }; look();",
                element);
    }

    /** Brings an element to the screen, at rest, and clicks it. */
    void click(WebElement element) {
        bring(element);
        element.click();
    }

    /** What the console said since the last call. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** The addresses that were asked for since the last call, without data addresses. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
                .filter(address -> !address.startsWith("data:"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Waits until a file is there, whole. */
    static byte[] download(Path file) throws IOException, InterruptedException {
        for (int k = 0; k < 200 && !Files.exists(file); k++) {
            Thread.sleep(25);
        }
        return Files.readAllBytes(file);
    }
}

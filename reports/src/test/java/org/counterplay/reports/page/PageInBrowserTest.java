package org.counterplay.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** Clicks through a page in Chromium; skipped where there is none. */
final class PageInBrowserTest {
    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        browser = Browser.start(folder.resolve("profile"), downloads);
        Renderer.render(List.of(SampleDocuments.audit(), SampleDocuments.tightness()), folder.resolve("page"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private final ChromeDriver driver = browser == null ? null : browser.driver();

    @BeforeEach
    void load() {
        browser.screen(1280, 900, false);
        driver.get(folder.resolve("page/index.html").toUri().toString());
    }

    @Test
    void itLoadsWithoutNetworkAndWithoutErrors() throws IOException {
        browser.requests();
        browser.console();
        driver.navigate().refresh();
        driver.executeScript("window.scrollTo(0, document.body.scrollHeight)");
        plot();
        assertThat(browser.requests()).allMatch(address -> address.equals(driver.getCurrentUrl()));
        assertThat(browser.console()).isEmpty();
        assertThat(Files.size(folder.resolve("page/index.html"))).isLessThan(3_000_000);
        System.out.println("page of " + Files.size(folder.resolve("page/index.html")) + " bytes, loaded in "
                + driver.executeScript("return performance.getEntriesByType('navigation')[0].loadEventEnd") + " ms");
        assertThat(driver.executeScript("return document.title"))
                .isEqualTo("Audit and tightness of the theorems \u2013 Counterplay");
        assertThat(driver.findElements(By.tagName("img"))).isEmpty();
    }

    @Test
    void theSummaryLeadsToSections() {
        browser.click(driver.findElement(By.linkText("P9/2")));
        String id = driver.getCurrentUrl().replaceAll(".*#", "");
        assertThat(driver.findElement(By.id(id)).findElement(By.tagName("h2")).getText())
                .isEqualTo("P9/2");
        assertThat(driver.executeAsyncScript(
                        "const [e, done] = arguments; let left = 100;"
                                + "const look = () => Math.abs(e.getBoundingClientRect().top) < 100 ? done(true)"
                                + " : left-- ? setTimeout(look, 20) : done(e.getBoundingClientRect().top); look();",
                        driver.findElement(By.id(id))))
                .isEqualTo(true);
    }

    @Test
    void theFilterHidesRowsAndTheirSections() {
        WebElement find = driver.findElement(By.id("find"));
        assertThat(driver.findElement(By.id("count")).getText()).isEqualTo("4 of 4");
        find.sendKeys("value gap");
        assertThat(rows()).containsExactly("P9/2");
        assertThat(driver.findElement(By.id("count")).getText()).isEqualTo("1 of 4");
        assertThat(driver.findElements(By.cssSelector("section.theorem:not([hidden]) h2")))
                .extracting(WebElement::getText)
                .containsExactly("P9/2");
        find.clear();
        find.sendKeys(" ");
        assertThat(rows()).hasSize(4);
        driver.findElement(By.cssSelector("input[name=verdict][value=refuted]")).sendKeys(Keys.SPACE);
        assertThat(rows()).hasSize(4);
        driver.findElement(By.cssSelector("input[name=verdict][value=respected]"))
                .sendKeys(Keys.SPACE);
        assertThat(rows()).doesNotContain("P9/2").contains("P9/1", "P9/3");
        driver.executeScript(
                "location.hash = document.querySelector('section[hidden]').id"); // a link to what is hidden shows it
        driver.executeAsyncScript("setTimeout(arguments[0], 50)");
        assertThat(rows()).hasSize(4);
    }

    @Test
    void aPointTellsItsExactNumbersUnderTheMouseAndByKeys() {
        WebElement canvas = plot();
        List<?> at = (List<?>) driver.executeScript(
                "const e = Chart.getChart(arguments[0]).getDatasetMeta(1).data[5]; return [e.x, e.y, arguments[0].clientWidth,"
                        + " arguments[0].clientHeight]",
                canvas);
        new Actions(driver)
                .moveToElement(canvas, (int) Math.round(number(at.get(0)) - number(at.get(2)) / 2), (int)
                        Math.round(number(at.get(1)) - number(at.get(3)) / 2))
                .perform();
        WebElement tip = driver.findElement(By.cssSelector(".tip.on"));
        assertThat(tip.getText()).contains("horizon = 12", "12/7 (1.7143)", "4/7", "6/7");
        new Actions(driver).moveToElement(driver.findElement(By.tagName("h1"))).perform();
        assertThat(driver.findElements(By.cssSelector(".tip.on"))).isEmpty();
        driver.executeScript("arguments[0].focus()", canvas);
        new Actions(driver).sendKeys(Keys.ARROW_RIGHT).perform();
        assertThat(driver.findElement(By.cssSelector(".tip.on")).getText()).contains("horizon = 2", "2/7");
        new Actions(driver).sendKeys(Keys.ESCAPE).perform();
        assertThat(driver.findElements(By.cssSelector(".tip.on"))).isEmpty();
    }

    @Test
    void axesAndRatiosAreSwitched() {
        WebElement canvas = plot();
        WebElement figure = canvas.findElement(By.xpath("ancestor::figure"));
        assertThat(scale(canvas, "y", "type")).isEqualTo("linear");
        browser.click(figure.findElement(By.cssSelector("input[data-scale=logY]")));
        assertThat(scale(canvas, "y", "type")).isEqualTo("logarithmic");
        browser.click(figure.findElement(By.cssSelector("input[data-scale=logX]")));
        assertThat(scale(canvas, "x", "type")).isEqualTo("logarithmic");
        List<WebElement> choices = figure.findElements(By.cssSelector(".tools select"));
        choices.getFirst().findElement(By.cssSelector("option[value=eps]")).click();
        assertThat(driver.executeScript(
                        "return Chart.getChart(arguments[0]).data.datasets[0].data.map(d => d.x.toFixed(3)).join()",
                        canvas))
                .isEqualTo("0.143,0.333");
        choices = figure.findElements(By.cssSelector(".tools select"));
        choices.getLast().findElement(By.cssSelector("option[value=ratios]")).click();
        assertThat(driver.executeScript(
                        "return Chart.getChart(arguments[0]).data.datasets.map(s => s.data[0].y).join()", canvas))
                .isEqualTo("1,0.3333333333333333,0.5");
    }

    @Test
    void downloadsHoldTheRightBytes() throws Exception {
        browser.click(driver.findElement(By.cssSelector("a[download='P9_2-p1.csv']")));
        assertThat(Browser.download(folder.resolve("downloads/P9_2-p1.csv")))
                .isEqualTo(Files.readAllBytes(folder.resolve("page/files/P9_2-p1.csv")));
        browser.click(driver.findElement(By.cssSelector("a[download='game.json']")));
        assertThat(Browser.download(folder.resolve("downloads/game.json")))
                .isEqualTo(SampleDocuments.artifacts().get("game.json").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPhoneScrollsNothingSidewaysAndDarkIsDark() {
        String light = background();
        browser.screen(360, 740, true);
        driver.executeScript("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        WebElement canvas = plot();
        assertThat(driver.executeScript("return [...document.body.querySelectorAll('*')]"
                        + ".filter(e => e.getBoundingClientRect().right > 360.5 && !e.parentElement.closest('.scroll'))"
                        + ".map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40))"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .as("what is wider than the screen")
                .isEmpty();
        assertThat(driver.executeScript("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
        assertThat(light).isEqualTo("rgb(255, 255, 255)");
        assertThat(background()).isEqualTo("rgb(22, 21, 19)");
        assertThat(driver.executeScript("return Chart.getChart(arguments[0]).options.scales.x.ticks.color", canvas))
                .isEqualTo("#b4aea6");
    }

    @Test
    void gamesAreDrawnWithTheirLegend() {
        assertThat(driver.findElements(By.cssSelector(".drawing svg .node.path")))
                .isNotEmpty();
        assertThat(driver.findElements(By.cssSelector(".drawing svg .node.differs")))
                .isNotEmpty();
        assertThat(driver.findElements(By.cssSelector(".drawing svg .band"))).isNotEmpty();
        assertThat(driver.executeScript("const s = q => getComputedStyle(document.querySelector(q));"
                        + "return s('.drawing .line.expert').stroke === s('.k.expert').borderTopColor"
                        + " && s('.drawing .line.learner').stroke === s('.k.learner').borderTopColor"
                        + " && s('.drawing .band').stroke === s('.k.deviation').borderTopColor"))
                .isEqualTo(true);
    }

    /** The plot of P9/2, which is drawn when it comes near the screen. */
    private WebElement plot() {
        WebElement canvas = driver.findElement(By.cssSelector("figure[data-plot=p1] canvas"));
        driver.executeAsyncScript(
                "const [canvas, done] = arguments; canvas.scrollIntoView({block: 'center'});"
                        + "const wait = () => Chart.getChart(canvas) ? done() : setTimeout(wait, 10); wait()",
                canvas);
        browser.bring(canvas);
        return canvas;
    }

    private List<String> rows() {
        return driver.findElements(By.cssSelector("tr[data-section]:not([hidden]) th")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private Object scale(WebElement canvas, String axis, String key) {
        return driver.executeScript(
                "return Chart.getChart(arguments[0]).options.scales[arguments[1]][arguments[2]]", canvas, axis, key);
    }

    private String background() {
        return (String) driver.executeScript("return getComputedStyle(document.body).backgroundColor");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}

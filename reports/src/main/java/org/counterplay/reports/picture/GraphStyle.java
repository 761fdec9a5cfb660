package org.counterplay.reports.picture;

/** The colours and lines of a {@link GameGraph}; told apart by those who see no red and green, too (Okabe, Ito). */
public final class GraphStyle {
    private static final String RULES = """
            .game text { font: 500 11.5px/1 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; \
            text-anchor: middle; fill: var(--ink) }
            .game .node text + text { font-weight: 400; font-size: 11px; fill: var(--faint) }
            .game .text text { font-size: 10.5px; font-weight: 400; fill: var(--faint); stroke: var(--paper); \
            stroke-width: 3px; paint-order: stroke; stroke-linejoin: round }
            .game .text.expert text { fill: var(--expert-ink) }
            .game .text.learner text { fill: var(--learner-ink) }
            .game .box { fill: var(--paper); stroke: var(--rule-strong); stroke-width: 1.2 }
            .game .path .box { fill: var(--expert-fill); stroke: var(--expert); stroke-width: 1.6 }
            .game .differs .box { stroke: var(--learner); stroke-width: 1.8; stroke-dasharray: 5 3 }
            .game .halo { fill: none; stroke: var(--deviation); stroke-width: 4; opacity: .4 }
            .game .band { fill: none; stroke: var(--deviation); stroke-width: 9; opacity: .28; stroke-linejoin: round }
            .game .line { fill: none; stroke-width: 1.1; stroke: var(--rule-strong) }
            .game .line.expert { stroke: var(--expert); stroke-width: 2.2 }
            .game .line.expert.off { stroke-width: 1.2 }
            .game .line.learner { stroke: var(--learner); stroke-width: 2.2; stroke-dasharray: 6 3.5 }
            .game .line.learner.off { stroke-width: 1.5 }
            .game .head { fill: var(--rule-strong) }
            .game .head.expert { fill: var(--expert) }
            .game .head.learner { fill: var(--learner) }
            .game .end { fill: none; stroke: var(--rule-strong); stroke-width: 1.5 }
            """;

    private static final String LIGHT = "--ink:#1c1b19;--faint:#57534e;--paper:#fff;--rule-strong:#a8a29e;"
            + "--expert:#0072b2;--expert-ink:#005a8f;--expert-fill:#e8f2f9;"
            + "--learner:#d55e00;--learner-ink:#a84700;--deviation:#cc2f5a";

    private static final String DARK = "--ink:#eceae6;--faint:#b4aea6;--paper:#161513;--rule-strong:#6f6a63;"
            + "--expert:#5db4e8;--expert-ink:#8fcbf0;--expert-fill:#12293a;"
            + "--learner:#f0955a;--learner-ink:#f5b287;--deviation:#ff6f91";

    private GraphStyle() {}

    /** Rules for pages, which set the colours: {@code --ink}, {@code --expert} and so on. */
    public static String rules() {
        return RULES;
    }

    /** Colours on light paper, as custom properties. */
    public static String light() {
        return LIGHT;
    }

    /** Colours on dark paper. */
    public static String dark() {
        return DARK;
    }

    static String standalone() {
        return ".game{" + LIGHT + "}@media(prefers-color-scheme:dark){.game{" + DARK + "}}\n" + RULES;
    }
}

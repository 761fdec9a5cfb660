package org.counterplay.reports.picture;

/** Text in XML. */
final class Markup {
    private Markup() {}

    /** For text and for attributes in double quotes; control characters, which XML cannot hold, become U+FFFD. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean held = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF);
                    boolean lone = c >= 0xD800 && c <= 0xDFFF;
                    out.appendCodePoint(held && !lone ? c : 0xFFFD);
                }
            }
        });
        return out.toString();
    }
}

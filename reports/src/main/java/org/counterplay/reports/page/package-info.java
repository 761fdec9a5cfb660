/**
 * Pages, tables and plots of finished runs. All is read from the JSON that a run printed and from its artifacts, so a run that
 * has just ended and one out of the store look alike: {@link org.counterplay.reports.page.Document} goes in, {@link
 * org.counterplay.reports.page.Renderer} writes a folder.
 *
 * <p>Every text of a document is foreign: the templates escape it, script data and file names are escaped here.
 */
@NullMarked
package org.counterplay.reports.page;

import org.jspecify.annotations.NullMarked;

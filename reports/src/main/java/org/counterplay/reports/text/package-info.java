/** Results as a person reads them: aligned tables, sentences, numbers that show no more than was proved. */
@NullMarked
package org.counterplay.reports.text;

import org.jspecify.annotations.NullMarked;

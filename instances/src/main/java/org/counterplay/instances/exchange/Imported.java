package org.counterplay.instances.exchange;

import java.util.List;
import org.counterplay.instances.Instance;

/**
 * What was read from a file, and what the person who asked for it should know: what was assumed, renamed or rounded. There
 * is nothing to remark where the file says all by itself.
 */
public record Imported(Instance instance, List<String> remarks) {
    public Imported {
        remarks = List.copyOf(remarks);
    }
}

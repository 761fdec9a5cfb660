/** What is solved: the library of instances, and the files they are read from and written to. */
@NullMarked
package org.counterplay.instances;

import org.jspecify.annotations.NullMarked;

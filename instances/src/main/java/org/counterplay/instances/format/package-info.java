/**
 * Files of instances, deviation classes and certificates, in JSON and YAML.
 *
 * <p>A file becomes a {@code Document}, a flat tree in which each node knows where it stands; readers take games, policies
 * and deviation classes from it, and everything that is wrong in a file is an {@link InputException} that says where.
 * Numbers are read and written exactly. Time and memory are linear in the file and in the game that it describes; what
 * would not fit in memory is refused before it is allocated.
 */
@NullMarked
package org.counterplay.instances.format;

import org.jspecify.annotations.NullMarked;

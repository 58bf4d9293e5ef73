package org.countersign.core;

/**
 * Lets the calls of some paths have larger bodies than {@link StrictBody#MOST_BYTES}. Implemented by beans of the rooms whose
 * calls they are; those read the body themselves, as an {@code InputStream}, and bound it again, because a body may come
 * without its length in advance or be packed.
 */
public interface LargeBodies {
    /** How many bytes a body may have on this path; 0 where this says nothing. */
    int mostBytes(String path);
}

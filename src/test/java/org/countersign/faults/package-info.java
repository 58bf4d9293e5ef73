/**
 * What the packaged application promises under concurrency and faults: two nodes, sudden death, a database that is away.
 * Their size is set by the system properties in {@link org.countersign.faults.Size}.
 */
@NullMarked
package org.countersign.faults;

import org.jspecify.annotations.NullMarked;

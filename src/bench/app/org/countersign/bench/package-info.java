/** What only the benchmark's build of the application has: a bare endpoint to compare with, and a history to fill in. */
@NullMarked
package org.countersign.bench;

import org.jspecify.annotations.NullMarked;

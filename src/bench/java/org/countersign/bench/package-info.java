/** Measures the pre-flight beside a bare endpoint of the same application; see docs/benchmarks.md. */
@NullMarked
package org.countersign.bench;

import org.jspecify.annotations.NullMarked;

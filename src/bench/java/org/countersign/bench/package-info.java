/** Measures the pre-flight beside a bare endpoint of the same application (docs/benchmarks.md), and detection (docs/detection.md). */
@NullMarked
package org.countersign.bench;

import org.jspecify.annotations.NullMarked;

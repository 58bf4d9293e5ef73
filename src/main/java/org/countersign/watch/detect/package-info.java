/**
 * Tells from the outcomes of messages, taken in send order, whether a carrier fails more than it usually does; imports
 * only {@code java.*}.
 *
 * <p>Pure, and exact to the bit on every machine: only sums, products, quotients and {@link StrictMath}, so that nodes
 * that judge the same messages take the same decision. What it owns: when and as what a message is judged
 * ({@link org.countersign.watch.detect.Stage}), the statistics
 * ({@link org.countersign.watch.detect.Detector}, {@link org.countersign.watch.detect.Contrast}), what they are compared
 * with ({@link org.countersign.watch.detect.Baseline}) and what follows ({@link org.countersign.watch.detect.Level}).
 * Taking messages in, storing them and acting on a level is the room {@code watch}. See docs/detection.md.
 */
@org.jspecify.annotations.NullMarked
package org.countersign.watch.detect;

/**
 * What delivery reports say, in one normal form whichever provider they come from: pure, without database or framework.
 * Imports {@code core}.
 */
@NullMarked
package org.countersign.watch.report;

import org.jspecify.annotations.NullMarked;

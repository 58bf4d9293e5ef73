/**
 * Canaries of releases: the few messages by which a carrier shows, before the many leave, that it delivers what a platform sends.
 * Imports {@code core}, {@code ledger}, {@code access}, {@code carriers}, {@code platforms} and {@code campaigns}.
 */
@NullMarked
package org.countersign.canaries;

import org.jspecify.annotations.NullMarked;

/**
 * What carriers say of changes: acknowledged, accepted, rejected, withdrawn. Imports {@code core}, {@code ledger}, {@code
 * access} and {@code changes}.
 */
@NullMarked
package org.countersign.signoffs;

import org.jspecify.annotations.NullMarked;

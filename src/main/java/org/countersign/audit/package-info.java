/**
 * Takes the ledger out of the house: exports, each on record and repeatable byte for byte, and the command that verifies one
 * without server or database. Imports every room from {@code core} to {@code gate.feed}.
 */
@NullMarked
package org.countersign.audit;

import org.jspecify.annotations.NullMarked;

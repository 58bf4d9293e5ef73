/**
 * The command that verifies an exported ledger on any machine, without server or database. Imports {@code audit} and every
 * room that it may.
 */
@NullMarked
package org.countersign.audit.verify;

import org.jspecify.annotations.NullMarked;

/**
 * Who may do what: people, API keys, roles, sign-in, and the caller of the present request. Imports {@code core} and
 * {@code ledger}.
 */
@NullMarked
package org.countersign.access;

import org.jspecify.annotations.NullMarked;

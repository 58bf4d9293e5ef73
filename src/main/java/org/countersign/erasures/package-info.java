/**
 * Erasing people: their accounts, what they wrote, and the details of carriers' contacts; agreed on by two administrators.
 * Imports {@code core}, {@code ledger}, {@code access} and {@code carriers}.
 */
@NullMarked
package org.countersign.erasures;

import org.jspecify.annotations.NullMarked;

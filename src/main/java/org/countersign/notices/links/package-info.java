/**
 * Lets a contact of a carrier sign off by a link that came with a letter. Imports {@code core}, {@code ledger}, {@code access},
 * {@code carriers}, {@code changes}, {@code signoffs} and {@code notices}.
 */
@NullMarked
package org.countersign.notices.links;

import org.jspecify.annotations.NullMarked;

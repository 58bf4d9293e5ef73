/**
 * Reminds carriers of what they have promised to acknowledge. Imports {@code core}, {@code ledger}, {@code changes} and {@code notices}.
 */
@NullMarked
package org.countersign.notices.deadlines;

import org.jspecify.annotations.NullMarked;

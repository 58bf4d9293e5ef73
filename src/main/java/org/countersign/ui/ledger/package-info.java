/** The ledger for people: its facts in words, its checkpoint, a proof for each entry. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.ledger;

import org.jspecify.annotations.NullMarked;

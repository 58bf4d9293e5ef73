/** Partner carriers with their PLMNs and contacts. Imports {@code core}, {@code ledger} and {@code access}. */
@NullMarked
package org.countersign.carriers;

import org.jspecify.annotations.NullMarked;

/** Tests of how the code is laid out: rooms, their order, what each may use. */
@NullMarked
package org.countersign.architecture;

import org.jspecify.annotations.NullMarked;

/**
 * What every room stands on: ids, the clock, problems (RFC 9457), canonical JSON, paging, strict input. Imports no other
 * room.
 */
@NullMarked
package org.countersign.core;

import org.jspecify.annotations.NullMarked;

/** The calendar of changes, campaigns, protected periods and contracts. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.calendar;

import org.jspecify.annotations.NullMarked;

/**
 * Changes, protected periods and contract ends as calendars show them: feeds at secret addresses, and maintenance notices in
 * the MAINTNOTE form. Imports what {@code notices} may.
 */
@NullMarked
package org.countersign.notices.calendar;

import org.jspecify.annotations.NullMarked;

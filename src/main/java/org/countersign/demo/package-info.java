/**
 * Loads September 2013 as a demo, with accounts and a clock of its own, and marks every answer. May import every other room;
 * no other room imports it.
 */
@NullMarked
package org.countersign.demo;

import org.jspecify.annotations.NullMarked;

/**
 * The parts that every test belongs to one of. Each is run by a virtual machine of its own, two at a time, and starts the
 * application once.
 */
@NullMarked
package org.countersign.testing.suites;

import org.jspecify.annotations.NullMarked;

/**
 * People at a real browser, for tests of the pages: whatever page they open must be without fault. Uses nothing of the
 * product but its languages and roles.
 */
@NullMarked
package org.countersign.testing.browser;

import org.jspecify.annotations.NullMarked;

/** What tests of several rooms share: real databases, the packaged application as a process of its own. */
@NullMarked
package org.countersign.testing;

import org.jspecify.annotations.NullMarked;

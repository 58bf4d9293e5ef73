/** Tests of the demo, and the README's tour of it. */
@NullMarked
package org.countersign.demo;

import org.jspecify.annotations.NullMarked;

/** The pages that people see in a browser. Imports any room but {@code demo}. */
@NullMarked
package org.countersign.ui;

import org.jspecify.annotations.NullMarked;

/** Pages on which two administrators erase somebody. */
@NullMarked
package org.countersign.ui.erasures;

import org.jspecify.annotations.NullMarked;

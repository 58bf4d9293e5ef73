/** Where who follows the link of a letter reads the change and answers. Imports {@code ui} and the rooms that it shows. */
@NullMarked
package org.countersign.ui.signing;

import org.jspecify.annotations.NullMarked;

/** The page that tells what the installation found when it last checked itself. */
@NullMarked
package org.countersign.ui.selfcheck;

import org.jspecify.annotations.NullMarked;

/** Photographs the pages of the demo for the documents; see src/screens/run. */
@NullMarked
package org.countersign.screens;

import org.jspecify.annotations.NullMarked;

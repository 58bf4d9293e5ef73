/**
 * The pages that people see in a browser. Imports any room but {@code demo}. Here are the common parts; each area has a package of its own below, which
 * uses these and which these never use: see {@code docs/pages.md}.
 */
@NullMarked
package org.countersign.ui;

import org.jspecify.annotations.NullMarked;

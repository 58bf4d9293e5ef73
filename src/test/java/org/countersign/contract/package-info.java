/** Tests that walk the published OpenAPI document, so that a new call is tested by being there. */
@NullMarked
package org.countersign.contract;

import org.jspecify.annotations.NullMarked;

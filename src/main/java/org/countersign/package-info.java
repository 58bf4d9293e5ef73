/** Countersign: partner carriers countersign platform changes before a campaign may leave. */
@org.jspecify.annotations.NullMarked
package org.countersign;

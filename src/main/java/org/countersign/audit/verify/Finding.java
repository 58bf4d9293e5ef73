package org.countersign.audit.verify;

import org.countersign.core.Words;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not hold.
 *
 * @param index of the entry that it is about; null if it is about none
 * @param file in the ZIP that it is about; null if it is about none
 */
record Finding(Check check, @Nullable Long index, @Nullable String file, Words words) {}

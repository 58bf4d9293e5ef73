package org.countersign.ui.registry;

import java.util.List;
import org.countersign.changes.ChangeView;

/**
 * The changes that a step concerns.
 *
 * @param more whether there are others besides those named
 */
public record Concerned(List<ChangeView> changes, boolean more) {}

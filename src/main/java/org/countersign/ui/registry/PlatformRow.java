package org.countersign.ui.registry;

import org.countersign.platforms.PlatformView;
import org.jspecify.annotations.Nullable;

/**
 * A platform in the list.
 *
 * @param running null when no release was ever reported
 */
public record PlatformRow(PlatformView platform, @Nullable RunningRelease running) {}

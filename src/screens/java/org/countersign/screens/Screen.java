package org.countersign.screens;

import org.countersign.core.Language;
import org.countersign.testing.browser.Device;

/**
 * A page to be photographed.
 *
 * @param name of the picture's file
 * @param account of the demo that looks at it; empty for nobody who is signed in
 */
record Screen(String name, String account, String path, Device device, Language language) {}

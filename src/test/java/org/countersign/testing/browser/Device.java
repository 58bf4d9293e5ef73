package org.countersign.testing.browser;

import com.microsoft.playwright.Browser;

/** What somebody looks at the pages with; sizes are in CSS pixels. */
public enum Device {
    DESKTOP(1280, 800, false),
    PHONE(390, 844, true);

    private final int width;
    private final int height;
    private final boolean touched;

    Device(int width, int height, boolean touched) {
        this.width = width;
        this.height = height;
        this.touched = touched;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** A fresh browser profile on this device. */
    public Browser.NewContextOptions profile() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(touched)
                .setHasTouch(touched);
    }
}

package org.countersign.testing.suites;

import org.countersign.testing.browser.Visitors;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The pages without a browser, the notices and the watch: about half of what is left beside the walks. */
@Suite
@SelectPackages({Rooms.UI, Rooms.NOTICES, Rooms.WATCH})
@ExcludeTags(Visitors.TAG)
class OutwardSuite {}

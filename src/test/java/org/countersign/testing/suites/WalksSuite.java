package org.countersign.testing.suites;

import org.countersign.testing.browser.Visitors;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every walk through a browser; there are none where those are left out. */
@Suite(failIfNoTests = false)
@SelectPackages(Rooms.ALL)
@IncludeTags(Visitors.TAG)
class WalksSuite {}

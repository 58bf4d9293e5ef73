package org.countersign.testing.suites;

import org.countersign.testing.browser.Visitors;
import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.ExcludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Everything that is in no other suite. */
@Suite
@SelectPackages(Rooms.ALL)
@ExcludePackages({Rooms.UI, Rooms.NOTICES, Rooms.WATCH})
@ExcludeTags(Visitors.TAG)
class CoreSuite {}

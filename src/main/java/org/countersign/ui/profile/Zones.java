package org.countersign.ui.profile;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** The time zones to choose from: those that a place names, without the old names of countries and of mere offsets. */
final class Zones {
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC");

    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> PLACE.matcher(id).matches())
            .sorted()
            .toList();

    private Zones() {}
}

package org.countersign.ui;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.countersign.access.Role;

/** The parts of the site that the menu shows, in its order. Whoever builds the pages of one adds its line and its name. */
public enum Section {
    HOME("/", Role.values()),
    INBOX("/inbox", Role.CARRIER),
    CHANGES("/changes", Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.DUTY_OWNER, Role.CAMPAIGN_SYSTEM),
    LAUNCH("/launch", Role.CAMPAIGN_SYSTEM, Role.CHANGE_MANAGER),
    CALENDAR("/calendar", Role.values()),
    WATCH("/watch", Role.ADMIN, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR, Role.CAMPAIGN_SYSTEM),
    INCIDENTS("/incidents", Role.ADMIN, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR),
    HOLDS("/holds", Role.ADMIN, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR),
    REGISTRY("/registry", Role.values()),
    DECISIONS("/decisions", Role.CAMPAIGN_SYSTEM, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR, Role.ADMIN),
    LEDGER("/ledger", Role.AUDITOR, Role.ADMIN),
    ADMINISTRATION("/administration", Role.ADMIN);

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Role> roles;

    Section(String path, Role... roles) {
        this.path = path;
        this.roles = Set.of(roles);
    }

    public String path() {
        return path;
    }

    /** The name of its symbol in {@code assets/icons.svg}. */
    public String icon() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that somebody with these roles may open. */
    static List<Section> openTo(Set<Role> roles) {
        return Arrays.stream(values())
                .filter(section -> roles.stream().anyMatch(section.roles::contains))
                .toList();
    }

    /** The one that a path lies in. */
    static Optional<Section> at(String path) {
        return Arrays.stream(values())
                .filter(section ->
                        path.equals(section.path) || (section != HOME && path.startsWith(section.path + "/")))
                .max(Comparator.comparingInt(section -> section.path.length()));
    }
}

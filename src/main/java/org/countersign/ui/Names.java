package org.countersign.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people call what a page shows. Each kind is asked for with one statement for the whole page, before the page is made;
 * what is not known goes by its code.
 */
public final class Names {
    private final Directory directory;
    private final Map<String, String> carriers = new HashMap<>();
    private final Map<String, String> platforms = new HashMap<>();
    private final Map<String, String> clients = new HashMap<>();
    private final Map<String, String> campaigns = new HashMap<>();

    Names(Directory directory) {
        this.directory = directory;
    }

    public Names carriers(Collection<? extends @Nullable String> codes) {
        carriers.putAll(directory.carriers.namesOf(missing(codes, carriers)));
        return this;
    }

    public Names platforms(Collection<? extends @Nullable String> codes) {
        platforms.putAll(directory.platforms.namesOf(missing(codes, platforms)));
        return this;
    }

    public Names clients(Collection<? extends @Nullable String> codes) {
        clients.putAll(directory.clients.namesOf(missing(codes, clients)));
        return this;
    }

    public Names campaigns(Collection<? extends @Nullable String> codes) {
        campaigns.putAll(directory.campaigns.namesOf(missing(codes, campaigns)));
        return this;
    }

    private static Set<String> missing(Collection<? extends @Nullable String> codes, Map<String, String> known) {
        Set<String> missing = new HashSet<>();
        codes.stream().filter(Objects::nonNull).forEach(missing::add);
        missing.removeAll(known.keySet());
        return missing;
    }

    public String carrier(String code) {
        return carriers.getOrDefault(code, code);
    }

    /** Whether the registry knows the carrier. */
    public boolean isCarrier(String code) {
        return carriers.containsKey(code);
    }

    public String platform(String code) {
        return platforms.getOrDefault(code, code);
    }

    /** The name with the code, where two things of one name must not look the same. */
    public String carrierAndCode(String code) {
        return withCode(carriers.get(code), code);
    }

    /** The name with the code, where two things of one name must not look the same. */
    public String platformAndCode(String code) {
        return withCode(platforms.get(code), code);
    }

    private static String withCode(@Nullable String name, String code) {
        return name == null ? code : name + " (" + code + ")";
    }

    public String client(String code) {
        return clients.getOrDefault(code, code);
    }

    public String campaign(String code) {
        return campaigns.getOrDefault(code, code);
    }
}

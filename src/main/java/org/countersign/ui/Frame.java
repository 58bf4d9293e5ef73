package org.countersign.ui;

import java.util.List;
import java.util.Optional;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around a page.
 *
 * @param sections those in the menu
 * @param current the section that the page lies in
 * @param here the address of the page, to come back to
 * @param flash what has just been done
 * @param unsaved whether the page shows what somebody has typed and nobody has stored
 * @param demo whether the registry holds made-up data
 * @param ledger how far the ledger had come when the page was asked for; null where it was not asked for by a GET
 */
public record Frame(
        Viewer viewer,
        List<Section> sections,
        @Nullable Section current,
        String here,
        @Nullable String flash,
        boolean unsaved,
        boolean demo,
        @Nullable Long ledger) {

    static Frame of(
            Viewer viewer,
            String path,
            String here,
            @Nullable String flash,
            boolean unsaved,
            boolean demo,
            @Nullable Long ledger) {
        Optional<Section> current = Section.at(path);
        return new Frame(
                viewer, Section.openTo(viewer.roles()), current.orElse(null), here, flash, unsaved, demo, ledger);
    }

    /** The language that the switch offers. */
    public Language otherLanguage() {
        return viewer.language() == Language.FR ? Language.EN : Language.FR;
    }

    public boolean isCurrent(Section section) {
        return section == current;
    }
}

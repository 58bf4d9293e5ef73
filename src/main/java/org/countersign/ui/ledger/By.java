package org.countersign.ui.ledger;

import java.util.List;
import java.util.regex.Pattern;
import org.countersign.core.ActorId;
import org.countersign.ledger.EntryFilter;
import org.countersign.ui.Who;
import org.jspecify.annotations.Nullable;

/**
 * Whose entries the ledger's page is asked for: typed as a name or a login, or as the id that other pages link with.
 *
 * @param shown what the field says; null for anybody
 * @param ids who it means; null for anybody
 * @param crowd whether it means more than can be looked for at once, so that nobody is
 */
record By(@Nullable String shown, @Nullable List<String> ids, boolean crowd) {
    private static final Pattern ID = Pattern.compile("[pk]-[0-9a-z]{26}");
    private static final By ANYBODY = new By(null, null, false);

    static By of(@Nullable String typed, Who who, LedgerTexts texts) {
        if (typed == null) {
            return ANYBODY;
        }
        if (ID.matcher(typed).matches()) {
            return new By(shown(typed, who), List.of(typed), false);
        }
        for (ActorId nobody : List.of(ActorId.SYSTEM, ActorId.ANONYMOUS)) {
            String name = nobody.equals(ActorId.SYSTEM) ? texts.system() : texts.stranger();
            if (typed.equals(nobody.value()) || typed.equalsIgnoreCase(name)) {
                return new By(name, List.of(nobody.value()), false);
            }
        }
        List<String> called = who.areCalled(typed, EntryFilter.MOST_ACTORS + 1);
        boolean crowd = called.size() > EntryFilter.MOST_ACTORS;
        return new By(typed, crowd ? List.of() : called, crowd);
    }

    /** The name where it means nobody else when the form is sent again. */
    private static String shown(String id, Who who) {
        String name = who.are(List.of(id)).get(id);
        return name != null && who.areCalled(name, 2).equals(List.of(id)) ? name : id;
    }
}

package org.countersign.audit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.countersign.audit.Selection.Row;
import org.countersign.ledger.CommittedTexts;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Texts;
import org.countersign.ledger.merkle.Hash;

/** How an entry becomes a row of a spreadsheet, whichever the format. */
final class Sheet {
    /** A cell of Excel holds no more; longer ones would spill into other rows. */
    static final int MOST_CHARACTERS = 32_767;

    /** The headings are the names of the API, in every language. */
    static final List<String> HEADINGS =
            List.of("index", "at", "kind", "actor", "subject", "data", "texts", "leafHash");

    private static final String CUT = "… [cut; whole in the NDJSON and ZIP exports]";
    private static final String ERASED = "[erased]";

    private Sheet() {}

    /** The cells after the first, which is {@link Entry#index}. */
    static List<String> cells(Row row) {
        Entry entry = row.entry();
        return List.of(
                entry.at().toString(),
                entry.kind(),
                entry.actor().value(),
                entry.subject(),
                cut(entry.data().toString()),
                cut(texts(row)),
                Hash.leaf(entry.leaf()).toBase64());
    }

    private static String texts(Row row) {
        if (row.texts().isEmpty()) {
            return "";
        }
        Map<String, String> names = CommittedTexts.in(row.entry().data());
        return row.texts().stream()
                .map(kept -> names.getOrDefault(kept.commitment(), kept.commitment()) + ": " + text(kept))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String text(Texts.Kept kept) {
        String text = kept.text();
        return text == null ? ERASED : text;
    }

    /** What a cell of Excel can hold of a text. */
    static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = MOST_CHARACTERS - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}

package org.countersign.gate.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countersign.core.Words;
import org.countersign.gate.feed.Quotes.Source;
import org.countersign.gate.feed.Quotes.Source.Kind;
import org.countersign.holds.Holds;
import org.countersign.signoffs.SignOffs;

/** Finds the texts behind sign-offs and holds. */
@ApplicationScoped
class QuotedTexts {
    private final SignOffs signOffs;

    private final Holds holds;

    QuotedTexts(SignOffs signOffs, Holds holds) {
        this.signOffs = signOffs;
        this.holds = holds;
    }

    /** The texts of these; absent where there is none or it was erased. */
    @Transactional
    Map<Source, Words> of(Set<Source> sources) {
        Map<Source, Words> texts = new HashMap<>();
        signOffs.reasons(ids(sources, Kind.SIGN_OFF))
                .forEach((id, reason) -> texts.put(new Source(Kind.SIGN_OFF, id), Words.asIs(reason)));
        holds.reasons(ids(sources, Kind.HOLD)).forEach((id, reason) -> texts.put(new Source(Kind.HOLD, id), reason));
        return texts;
    }

    private static List<String> ids(Set<Source> sources, Kind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .map(Source::id)
                .toList();
    }
}

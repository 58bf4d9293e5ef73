package org.countersign.notices.links;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.notices.NoticeView;
import org.jspecify.annotations.Nullable;

/** The newest link of each recipient to each of some changes, for those who see what became of letters. */
public final class NewestLinks {
    public static final NewestLinks NONE = new NewestLinks(List.of());

    private final Map<Key, Link> links = new HashMap<>();

    private record Key(String change, @Nullable String recipient) {}

    /** Of these, where newer ones stand first. */
    NewestLinks(List<Link> newestFirst) {
        newestFirst.forEach(link -> links.putIfAbsent(new Key(link.change(), link.recipient()), link));
    }

    /** The link of who got this letter to what it is about; null if there is none. */
    public @Nullable Link of(NoticeView letter) {
        return links.get(new Key(letter.subject(), letter.recipient()));
    }
}

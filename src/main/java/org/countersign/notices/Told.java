package org.countersign.notices;

import org.jspecify.annotations.Nullable;

/**
 * A notice as the pages of changes and carriers show it: by e-mail or by a carrier's webhook.
 *
 * @param carrier which was told; null for our own people
 * @param receiver the present address of who is written to, null once they are not registered any more; of a webhook, its host and
 *     nothing else of its address, which may hold a secret
 */
public record Told(
        NoticeView notice,
        @Nullable String carrier,
        @Nullable String receiver) {
    public boolean isLetter() {
        return notice.channel() == Channel.EMAIL;
    }
}

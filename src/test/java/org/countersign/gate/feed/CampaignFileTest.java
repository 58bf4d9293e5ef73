package org.countersign.gate.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.countersign.gate.feed.CampaignFile.Content;
import org.junit.jupiter.api.Test;

class CampaignFileTest {
    private final CampaignFile file = new CampaignFile("campaign");

    @Test
    void nothing_is_known_before_it_is_read() {
        assertThat(file.content()).isNull();
    }

    @Test
    void what_was_read_holds_until_the_ledger_tells_something_newer() {
        Content read = content(10);
        file.remember(read);
        file.heardOf(9);
        assertThat(file.content()).isSameAs(read);
        file.heardOf(10);
        assertThat(file.content()).isNull();
    }

    @Test
    void what_is_read_too_early_is_not_relied_on() {
        file.heardOf(12);
        file.remember(content(12));
        assertThat(file.content()).isNull();
        file.remember(content(13));
        assertThat(file.content()).isNotNull();
    }

    @Test
    void an_older_reading_does_not_replace_a_newer_one() {
        Content newer = content(20);
        file.remember(newer);
        file.remember(content(10));
        assertThat(file.content()).isSameAs(newer);
    }

    @Test
    void those_who_ask_while_it_is_read_share_the_reading() {
        CompletableFuture<Content> first = new CompletableFuture<>();
        assertThat(file.readBy(first)).isSameAs(first);
        assertThat(file.readBy(new CompletableFuture<>())).isSameAs(first);
        first.complete(content(1));
        CompletableFuture<Content> next = new CompletableFuture<>();
        assertThat(file.readBy(next)).isSameAs(next);
    }

    private static Content content(long size) {
        return new Content(null, null, size);
    }
}

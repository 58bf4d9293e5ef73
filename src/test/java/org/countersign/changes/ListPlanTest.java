package org.countersign.changes;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.countersign.access.Caller;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.core.Paging;
import org.countersign.testing.Api;
import org.countersign.testing.Reads;
import org.countersign.testing.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That no filter of the list of changes goes through all changes to find an old one. */
@QuarkusTest
class ListPlanTest {
    private static final String CHANGE = "platform_change";

    @Inject
    Reads reads;

    @Inject
    ChangeList list;

    private Scene scene;
    private String word;

    @BeforeEach
    void one_change_is_older_than_a_crowd_of_others() {
        scene = new Scene(1);
        word = Api.code("word").replace("-", "");
        String reference = scene.declared(scene.content("title", "The one " + word));
        scene.signOff(reference, 0, "acknowledged").then().statusCode(201);
    }

    @Test
    @TestTransaction
    void every_filter_finds_what_it_is_after_by_an_index() {
        crowd();
        String platform = scene.platform();
        String carrier = scene.carrier(0);
        look("nothing", filter(null, null, null, null, null, Set.of(), null));
        look("the platform", filter(platform, null, null, null, null, Set.of(), null));
        look("the status", filter(null, ChangeStatus.ROLLED_BACK, null, null, null, Set.of(), null));
        look("the carrier", filter(null, null, carrier, null, null, Set.of(), null));
        look("whom it awaits", filter(null, null, null, carrier, null, Set.of(), null));
        look("who has answered", filter(null, null, null, null, carrier, Set.of(), carrier));
        look("what a carrier may see", filter(null, null, null, null, null, Set.of(), carrier));
        look(
                "what a campaign system may see",
                new ChangeFilter(
                        null,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        new Caller(ActorId.ANONYMOUS, Set.of(Role.CAMPAIGN_SYSTEM), null, null)));
        look("a rare word", filter(null, null, null, null, null, Set.of(word), null));
        look("a common word", filter(null, null, null, null, null, Set.of("crowd"), null));
        look("all at once", filter(platform, ChangeStatus.DECLARED, carrier, carrier, null, Set.of(word), null));
    }

    private void look(String what, ChangeFilter filter) {
        reads.findWithoutReadingAllOf(CHANGE, what, () -> list.page(filter, new Paging()));
    }

    private static ChangeFilter filter(
            @Nullable String platform,
            @Nullable ChangeStatus status,
            @Nullable String carrier,
            @Nullable String awaiting,
            @Nullable String answeredBy,
            Set<String> words,
            @Nullable String onlyCarrier) {
        Caller reader = new Caller(
                ActorId.ANONYMOUS, Set.of(onlyCarrier == null ? Role.CHANGE_MANAGER : Role.CARRIER), onlyCarrier, null);
        return new ChangeFilter(platform, status, carrier, awaiting, answeredBy, words, reader);
    }

    /** Newer, on another platform, of another carrier, all accepted long ago. */
    private void crowd() {
        Scene others = new Scene(1);
        reads.crowd("""
                insert into platform_change (id, reference, status, revision, digest, platform, kind, category,
                    window_start, window_end, created_at, declared_at, version)
                select 1000000000 + n, 'X-' || n, 'CLOSED', 1, 'sha256:', '%s', 'NORMAL', 'OTHER',
                    timestamp with time zone '2001-01-01 00:00:00+00:00', timestamp with time zone '2001-01-02 00:00:00+00:00',
                    timestamp with time zone '2001-01-01 00:00:00+00:00', timestamp with time zone '2001-01-01 00:00:00+00:00', 0
                from crowd""".formatted(others.platform()));
        reads.crowd("""
                insert into affected_carrier (change_id, carrier, state, asked_at, awaited)
                select 1000000000 + n, '%s', 'ACCEPTED', timestamp with time zone '2001-01-01 00:00:00+00:00', false
                from crowd""".formatted(others.carrier(0)));
        reads.crowd("insert into change_word (word, change_id) select 'crowd', 1000000000 + n from crowd");
        reads.learn(CHANGE, "affected_carrier", "change_word");
    }
}

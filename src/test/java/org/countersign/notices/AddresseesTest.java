package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.countersign.access.People;
import org.countersign.access.Role;
import org.countersign.core.ActorId;
import org.countersign.notices.Addressees.Addressee;
import org.countersign.testing.Api;
import org.countersign.testing.Registry;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddresseesTest {
    @Inject
    Addressees addressees;

    @Inject
    People people;

    @Test
    void who_may_not_read_all_carriers_any_more_is_written_to_as_a_manager_no_more() {
        String another = id(Api.person(null, null, Role.CHANGE_MANAGER));
        String author = id(Api.person(null, null, Role.CHANGE_MANAGER));
        assertThat(managersOf(author)).extracting(Addressee::id).containsExactly(author);

        Api.admin()
                .body(Map.of("roles", List.of("carrier"), "carrier", Registry.carrier()))
                .patch("/api/v1/people/" + author)
                .then()
                .statusCode(200);

        assertThat(managersOf(author))
                .extracting(Addressee::id)
                .contains(another)
                .doesNotContain(author);
    }

    private String id(String login) {
        return QuarkusTransaction.requiringNew()
                .call(() -> people.find("login", login).firstResult().id());
    }

    private List<Addressee> managersOf(String author) {
        return QuarkusTransaction.requiringNew().call(() -> addressees.managersOf(new ActorId(author)));
    }
}

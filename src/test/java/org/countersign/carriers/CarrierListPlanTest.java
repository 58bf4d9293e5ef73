package org.countersign.carriers;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.countersign.core.Paging;
import org.countersign.testing.Reads;
import org.junit.jupiter.api.Test;

/** That the list of carriers goes through all of them only where somebody searches for a part of a name. */
@QuarkusTest
class CarrierListPlanTest {
    private static final String CARRIER = "carrier";

    @Inject
    Reads reads;

    @Inject
    Carriers carriers;

    @Test
    @TestTransaction
    void every_filter_finds_what_it_is_after_by_an_index() {
        reads.crowd("""
                insert into carrier (id, code, name, country, registered_at, version)
                select 1000000000 + n, 'crowd-' || n, 'Crowd', 'ZZ', timestamp with time zone '2101-01-01 00:00:00+00:00', 0
                from crowd""");
        reads.crowd("insert into carrier_plmn (carrier, plmn) select 1000000000 + n, 'p' || n from crowd");
        reads.learn(CARRIER, "carrier_plmn");
        reads.findWithoutReadingAllOf(CARRIER, "nothing", () -> carriers.page(null, null, null, new Paging()));
        reads.findWithoutReadingAllOf(CARRIER, "the country", () -> carriers.page(null, "FR", null, new Paging()));
        reads.findWithoutReadingAllOf(CARRIER, "the PLMN", () -> carriers.page(null, null, "p7", new Paging()));
    }
}

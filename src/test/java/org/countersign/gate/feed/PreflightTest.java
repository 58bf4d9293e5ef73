package org.countersign.gate.feed;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.countersign.access.Role;
import org.countersign.testing.Api;

/** The general way: people ask. */
@QuarkusTest
class PreflightTest extends PreflightAnswers {
    @Override
    Stage stage(int carriers) {
        return new Stage(carriers);
    }

    @Override
    RequestSpecification caller(Role... roles) {
        return Api.as(roles);
    }
}

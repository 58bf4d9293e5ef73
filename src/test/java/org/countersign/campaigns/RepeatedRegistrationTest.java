package org.countersign.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.countersign.testing.Api;
import org.countersign.testing.AtOnce;
import org.countersign.testing.Leaves;
import org.countersign.testing.Registry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That every POST of the registry may be repeated under its Idempotency-Key. */
@QuarkusTest
class RepeatedRegistrationTest {
    /** A request that can be made once. */
    private record Post(String path, Map<String, Object> body) {}

    /** Makes a request of a kind; evaluated in the test, when the application runs. */
    private interface Kind {
        Post fresh();
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                () -> new Post("/carriers", Registry.carrierBody()),
                () -> new Post("/platforms", Map.of("code", Api.code("platform"), "name", "x")),
                () -> new Post("/platforms/" + Registry.platform() + "/releases", Map.of("version", "1")),
                () -> new Post("/clients", Map.of("code", Api.code("client"), "name", "x")),
                () -> new Post("/clients/" + Registry.client() + "/protected-periods", period("reason", "x")),
                () -> new Post(
                        "/contracts",
                        period(
                                "code", Api.code("contract"),
                                "client", Registry.client(),
                                "platform", Registry.platform())),
                () -> new Post(
                        "/campaigns",
                        Map.of(
                                "code", Api.code("campaign"),
                                "name", "x",
                                "client", Registry.client(),
                                "platform", Registry.platform())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_same_request_again_answers_the_same_and_is_no_second_fact(Kind kind) {
        Post post = kind.fresh();
        String key = UUID.randomUUID().toString();
        Response first = send(post, key);
        long size = Leaves.size();

        Response again = send(post, key);

        first.then().statusCode(201);
        again.then().statusCode(201).header("Location", equalTo(first.header("Location")));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Leaves.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void the_same_request_many_times_at_once_is_one_fact(Kind kind) {
        Post post = kind.fresh();
        String key = UUID.randomUUID().toString();
        long size = Leaves.size();

        List<Integer> statuses = AtOnce.run(6, i -> () -> send(post, key).statusCode());

        assertThat(statuses).containsOnly(201);
        assertThat(Leaves.size()).isEqualTo(size + 1);
    }

    private static Map<String, Object> period(Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("from", "2013-09-01T00:00:00+02:00");
        body.put("until", "2013-10-01T00:00:00+02:00");
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private static Response send(Post post, String key) {
        return Api.admin().header("Idempotency-Key", key).body(post.body()).post("/api/v1" + post.path());
    }
}

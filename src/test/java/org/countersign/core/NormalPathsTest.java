package org.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no other spelling of an address gets round what looks at it. */
@QuarkusTest
class NormalPathsTest {
    @TestHTTPResource
    URI root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/changes",
                "/api//v1/changes",
                "/%61pi/v1/changes",
                "/x/../api/v1/changes",
                "/x/%2E%2e/api/v1/changes",
                "/./api/v1/changes",
                "/api;a/v1/changes",
                "/api/v1/changes;a=b",
                "/assets/../changes",
                "//q/metrics"
            })
    void another_spelling_is_refused(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/openapi", "/sign-in", "/q/health/live"})
    void the_usual_one_is_not(String path) throws IOException, InterruptedException {
        assertThat(get(path).statusCode()).isNotEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + root.getAuthority() + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}

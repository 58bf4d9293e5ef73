package org.countersign.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Answers with a problem where Quarkus REST has no part in the request, or not yet. */
@Singleton
public class ProblemResponse {
    private final ObjectMapper json;
    private final Instance<ProblemPages> pages;

    ProblemResponse(ObjectMapper json, Instance<ProblemPages> pages) {
        this.json = json;
        this.pages = pages;
    }

    /** Ends the response with this problem: for browsers as a page, else in the language of the request. */
    public void send(RoutingContext context, Problem problem) {
        if (pages.stream().noneMatch(each -> each.show(context, problem))) {
            sendJson(context, problem);
        }
    }

    private void sendJson(RoutingContext context, Problem problem) {
        Language language = Language.preferred(context.request().headers().get(HttpHeaderNames.ACCEPT_LANGUAGE));
        HttpServerResponse response = context.response();
        response.setStatusCode(problem.status());
        response.putHeader(HttpHeaderNames.CONTENT_TYPE, ProblemMappers.MEDIA_TYPE);
        response.putHeader(HttpHeaderNames.CONTENT_LANGUAGE, language.tag());
        if (problem.retryAfter() != null) {
            response.putHeader(HttpHeaderNames.RETRY_AFTER, ProblemMappers.seconds(problem.retryAfter()));
        }
        if (problem.status() == 401) {
            response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, ProblemMappers.CHALLENGE);
        }
        var unused = response.end(json(problem, context.request().path(), language));
    }

    /** The body of an answer to a request for this path. */
    public String json(Problem problem, String path, Language language) {
        try {
            return json.writeValueAsString(ProblemMappers.body(problem, path, language));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written", e);
        }
    }
}

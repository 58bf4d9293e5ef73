package org.countersign.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.countersign.testing.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretsInLogsTest {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("org.countersign");
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord line) {
            StringWriter text = new StringWriter();
            text.write(line.getMessage() + " " + Arrays.toString(line.getParameters()));
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        capture.setLevel(Level.ALL);
        ours.setLevel(Level.ALL);
        root.addHandler(capture);
    }

    @AfterEach
    void listenNoMore() {
        root.removeHandler(capture);
        ours.setLevel(null);
    }

    @Test
    void no_password_and_no_key_is_ever_logged() {
        String password = "unmistakable-" + Api.code("secret");
        String wrong = "mistaken-" + Api.code("secret");
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("login", Api.code("ada"));
        person.put("name", "Ada");
        person.put("email", "ada@example.org");
        person.put("password", password);
        person.put("roles", List.of("auditor"));
        Api.admin()
                .header("Idempotency-Key", Api.code("once"))
                .body(person)
                .post("/api/v1/people")
                .then()
                .statusCode(201);
        Api.admin().body(person).post("/api/v1/people").then().statusCode(409);
        person.put("surplus", 1);
        Api.admin().body(person).post("/api/v1/people").then().statusCode(400);
        Api.as((String) person.get("login"), password)
                .get("/api/v1/people")
                .then()
                .statusCode(403);
        Api.as((String) person.get("login"), wrong).get("/api/v1/people").then().statusCode(401);
        String key = Api.newKey(null, null, Role.AUDITOR);
        Api.bearer(key).get("/api/v1/people").then().statusCode(403);
        String session = given().formParam("login", person.get("login"))
                .formParam("password", password)
                .redirects()
                .follow(false)
                .post("/sign-in")
                .then()
                .statusCode(303)
                .extract()
                .cookie(Sessions.COOKIE);
        Logger.getLogger("org.countersign").info("the capture works");

        assertThat(lines)
                .anyMatch(line -> line.contains("the capture works"))
                .noneMatch(line -> line.contains(password))
                .noneMatch(line -> line.contains(wrong))
                .noneMatch(line -> line.contains(key))
                .noneMatch(line -> line.contains(session));
    }
}

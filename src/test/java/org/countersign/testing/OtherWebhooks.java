package org.countersign.testing;

import java.util.List;
import java.util.Map;

/** Webhooks that other tests have left behind, which are told of what a test does as well. */
public final class OtherWebhooks {
    private OtherWebhooks() {}

    /** Ends them all. */
    public static void end() {
        String after = "";
        do {
            var page = Api.admin()
                    .get("/api/v1/webhooks?limit=200" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, String>> webhooks = page.getList("items");
            webhooks.stream()
                    .filter(webhook -> !"deleted".equals(webhook.get("state")))
                    .forEach(webhook -> Api.admin()
                            .delete("/api/v1/webhooks/" + webhook.get("id"))
                            .then()
                            .statusCode(204));
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());
    }
}

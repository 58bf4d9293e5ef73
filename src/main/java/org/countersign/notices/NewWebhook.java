package org.countersign.notices;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.countersign.core.Code;
import org.countersign.core.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What webhook is wanted.
 *
 * @param url where facts are posted to, {@code https}
 * @param events which facts; each once
 * @param carrier the carrier for which it reads; the caller's own when absent
 * @param client the client for which it reads; the caller's own when absent
 * @param format what is sent; events as JSON when absent
 * @param language of the sentences of a {@code chat}; English when absent
 */
public record NewWebhook(
        @NotNull @Size(max = LONGEST_URL) @Pattern(regexp = URL, message = NO_URL)
        String url,

        @NotEmpty @Size(max = MOST_EVENTS) List<@NotNull Event> events,
        @Nullable @Code String carrier,
        @Nullable @Code String client,
        @Schema(defaultValue = "event") WebhookFormat format,
        @Nullable Language language) {
    static final int LONGEST_URL = 2000;
    /** What {@link Target} may be able to read. */
    static final String URL = "[hH][tT][tT][pP][sS]?://[!-;=?-~]+";

    static final String NO_URL = "must be an https address with a host, without user and fragment";
    static final int MOST_EVENTS = 50;

    @SuppressWarnings("NullAway") // null where it is absent
    public NewWebhook {
        format = format == null ? WebhookFormat.EVENT : format;
    }
}

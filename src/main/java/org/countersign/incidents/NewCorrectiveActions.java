package org.countersign.incidents;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is done so that an incident does not happen again. */
public record NewCorrectiveActions(
        @NotNull @Size(max = NewCorrectiveActions.MOST) List<@NotNull @Valid NewAction> actions) {
    static final int MOST = 20;
    static final int LONGEST = 2_000;

    /**
     * One of them.
     *
     * @param responsible who does it
     * @param due by when
     * @param doneAt when it was done; absent while it is not
     */
    @Schema(name = "NewCorrectiveAction")
    public record NewAction(
            @NotBlank @Size(max = LONGEST) String action,
            @Nullable @OneLine String responsible,
            @Nullable Instant due,
            @Nullable Instant doneAt) {}
}

package org.countersign.ui.registry;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.countersign.platforms.Release;
import org.countersign.platforms.ReleaseClaim;
import org.jspecify.annotations.Nullable;

/**
 * What the form for the report of a release asks. It cannot ask for a {@link ReleaseClaim} itself, since an input {@code
 * version} is the entity tag in forms.
 *
 * @param deployedAt since when it runs; now when absent
 */
public record NewReport(
        @NotNull @Valid Release release, @Nullable Instant deployedAt) {

    @SuppressWarnings("NullAway") // Jackson passes null for what is absent; the version then says that it is missing
    public NewReport {
        release = release == null ? new Release(null, null) : release;
    }

    ReleaseClaim claim() {
        return new ReleaseClaim(release.version(), release.fingerprint(), deployedAt);
    }
}

package org.countersign.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.core.ActorId;
import org.jspecify.annotations.Nullable;

/** A template as the API shows it; people are given by their opaque ids. */
public record TemplateView(
        String code,
        String name,
        TemplateState state,
        @Nullable String platform,
        String title,
        String description,
        Category category,
        List<Effect> effects,
        @Nullable String risk,
        @Nullable String rollbackPlan,
        Instant proposedAt,
        ActorId proposedBy,
        @Nullable Instant approvedAt,
        @Nullable ActorId approvedBy,
        @Nullable Instant retiredAt,
        @Nullable ActorId retiredBy,
        @Nullable String retireReason,
        @JsonIgnore long version) {}

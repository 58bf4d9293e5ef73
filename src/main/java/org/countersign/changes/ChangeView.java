package org.countersign.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countersign.core.ActorId;
import org.countersign.core.FieldError;
import org.countersign.core.Words;
import org.countersign.platforms.Release;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change as the API shows it.
 *
 * @param digest of the present revision
 * @param cleared whether every affected carrier has accepted and all acceptances are effective by now
 * @param exclude carriers to be left out, approved or not; empty to people of carriers
 * @param include carriers that a person added; empty to people of carriers
 * @param template the template that it starts from
 * @param templateDiffers JSON pointers of what it says otherwise than its template; null without one
 * @param affected people of a carrier see their own row only
 * @param conflicts people of a carrier see what concerns their carrier only
 * @param justification why the change goes on in spite of its conflicts; null to people of carriers
 * @param warnings what a carrier may not let pass, with pointers into the content; people of a carrier are told of their own list
 *     of sensitive names only
 */
public record ChangeView(
        @Schema(examples = "CHG-2013-0001") String reference,
        int revision,
        String digest,
        ChangeStatus status,
        boolean cleared,
        String platform,
        String title,
        String description,
        ChangeKind kind,
        Category category,
        List<Effect> effects,
        @Nullable Release release,
        Window window,
        @Nullable String risk,
        @Nullable String rollbackPlan,
        List<Excluded> exclude,
        List<String> include,
        @Nullable String template,
        @Nullable List<String> templateDiffers,
        List<Affected> affected,
        List<Conflict> conflicts,
        @Nullable String justification,
        List<FieldError> warnings,
        Instant createdAt,
        Instant revisedAt,
        ActorId revisedBy,
        @Nullable Instant declaredAt,
        @Nullable Instant implementedAt,
        @Nullable Instant endedAt,
        @JsonIgnore long version) {
    private static final Pattern NEW_VALUE = Pattern.compile("/effects/(\\d+)/after");

    /**
     * A sender that a carrier may not let pass.
     *
     * @param words why, as what follows when the sender is named before them
     */
    public record Doubt(String sender, Words words) {}

    /** The warnings, each with the sender that it is about. */
    @JsonIgnore
    public List<Doubt> doubts() {
        List<Doubt> doubts = new ArrayList<>();
        for (FieldError warning : warnings) {
            Matcher place = NEW_VALUE.matcher(warning.pointer());
            String sender = place.matches()
                    ? effects.get(Integer.parseInt(place.group(1))).after()
                    : null;
            if (sender != null) {
                doubts.add(new Doubt(sender, warning.words()));
            }
        }
        return doubts;
    }

    /**
     * Where an affected carrier stands.
     *
     * @param since when it said so; null while pending
     * @param effectiveFrom from when an acceptance counts; null for at once
     * @param signOff the id of its sign-off
     * @param carriedFrom the earlier revision of which the sign-off speaks, if it was carried over
     * @param acknowledgeBy until when it promised to acknowledge; null without an interconnect, and for a draft
     */
    public record Affected(
            String carrier,
            AffectedState state,
            @Nullable Instant since,
            @Nullable Instant effectiveFrom,
            @Nullable String signOff,
            @Nullable Integer carriedFrom,
            @Nullable Instant acknowledgeBy) {

        /** Whether the carrier has accepted, and its acceptance counts at this time. */
        public boolean clearsAt(Instant time) {
            return state == AffectedState.ACCEPTED && (effectiveFrom == null || !effectiveFrom.isAfter(time));
        }
    }

    /** A carrier to be left out. */
    public record Excluded(
            String carrier,
            String justification,
            ActorId proposedBy,
            Instant proposedAt,
            @Nullable ActorId approvedBy,
            @Nullable Instant approvedAt) {

        static Excluded of(String carrier, ExcludedCarrier excluded) {
            return new Excluded(
                    carrier,
                    excluded.justification(),
                    excluded.proposedBy(),
                    excluded.proposedAt(),
                    excluded.approvedBy(),
                    excluded.approvedAt());
        }
    }
}

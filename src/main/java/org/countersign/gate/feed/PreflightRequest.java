package org.countersign.gate.feed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.countersign.campaigns.AudienceEntry;
import org.countersign.core.Code;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.countersign.core.Problem;
import org.countersign.gate.Question;
import org.countersign.gate.Question.Audience;
import org.countersign.platforms.Release;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The question of a campaign system, as it came in. The constraints describe it; {@link #check} enforces them, because the
 * validator would cost more than the answer.
 *
 * @param campaign needed unless {@code dryRun}
 * @param launchAt now if absent
 * @param audience every interconnected carrier if absent or empty
 * @param dryRun answer, but record nothing
 * @param explain tell what every rule said
 */
@Schema(name = "PreflightQuestion")
public record PreflightRequest(
        @NotNull @Code String client,
        @NotNull @Code String platform,
        @Nullable @Code String campaign,
        @Nullable @Valid Release release,
        @Nullable Instant launchAt,
        @Nullable @Size(max = AudienceEntry.MOST_ENTRIES) List<@NotNull @Valid AudienceEntry> audience,
        @Nullable Boolean dryRun,
        @Nullable Boolean explain) {
    /** How late a launch time may reach us; clocks differ and networks take their time. */
    static final Duration MOST_LATENESS = Duration.ofMinutes(5);

    private static final String NOT_A_CODE =
            "must be a code: 2 to 63 lower-case letters, digits or hyphens, starting with a letter or digit";
    private static final String NOT_ONE_LINE =
            "must be one line of 1 to " + OneLine.LENGTH + " characters, not blank, without control characters";

    /** The same question, to be answered with what every rule said. */
    public PreflightRequest explained() {
        return new PreflightRequest(client, platform, campaign, release, launchAt, audience, dryRun, true);
    }

    /** The same question, to be answered without a trace. */
    public PreflightRequest asDryRun() {
        return new PreflightRequest(client, platform, campaign, release, launchAt, audience, true, explain);
    }

    /** The same question about a launch at once. */
    public PreflightRequest atOnce() {
        return new PreflightRequest(client, platform, campaign, release, null, audience, dryRun, explain);
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    boolean isToExplain() {
        return Boolean.TRUE.equals(explain);
    }

    /** Refuses with a 400 problem that names every fault. */
    void check(Instant now) {
        List<FieldError> faults = new ArrayList<>(0);
        checkCode(faults, "/client", client, true);
        checkCode(faults, "/platform", platform, true);
        checkCode(faults, "/campaign", campaign, false);
        if (campaign == null && !isDryRun()) {
            faults.add(new FieldError("/campaign", "is needed unless dryRun is true"));
        }
        if (release != null) {
            checkLine(faults, "/release/version", release.version(), true);
            checkLine(faults, "/release/fingerprint", release.fingerprint(), false);
        }
        if (launchAt != null && launchAt.isBefore(now.minus(MOST_LATENESS))) {
            faults.add(new FieldError("/launchAt", "must not lie more than 5 minutes in the past"));
        }
        if (audience != null) {
            checkAudience(faults, audience);
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }

    private static void checkAudience(List<FieldError> faults, List<AudienceEntry> audience) {
        if (audience.size() > AudienceEntry.MOST_ENTRIES) {
            faults.add(new FieldError("/audience", "must have at most {0} entries", AudienceEntry.MOST_ENTRIES));
            return;
        }
        for (int i = 0; i < audience.size(); i++) {
            AudienceEntry entry = audience.get(i);
            if (entry == null) {
                faults.add(new FieldError("/audience/" + i, "must not be null"));
                continue;
            }
            if (!entry.namesOneCarrier()) {
                faults.add(new FieldError("/audience/" + i, "must have either carrier or plmn"));
            }
            if (entry.carrier() != null && !Limits.isCode(entry.carrier())) {
                faults.add(new FieldError("/audience/" + i + "/carrier", NOT_A_CODE));
            }
            if (entry.plmn() != null && !isPlmn(entry.plmn())) {
                faults.add(new FieldError("/audience/" + i + "/plmn", "must be a PLMN: 5 or 6 digits"));
            }
            if (entry.recipients() < 0 || entry.recipients() > AudienceEntry.MOST_RECIPIENTS) {
                faults.add(new FieldError(
                        "/audience/" + i + "/recipients", "must lie from 0 to {0}", AudienceEntry.MOST_RECIPIENTS));
            }
        }
    }

    private static void checkCode(List<FieldError> faults, String pointer, @Nullable String value, boolean needed) {
        if (value == null) {
            if (needed) {
                faults.add(new FieldError(pointer, "is needed"));
            }
        } else if (!Limits.isCode(value)) {
            faults.add(new FieldError(pointer, NOT_A_CODE));
        }
    }

    private static void checkLine(List<FieldError> faults, String pointer, @Nullable String value, boolean needed) {
        if (value == null) {
            if (needed) {
                faults.add(new FieldError(pointer, "is needed"));
            }
        } else if (!isOneLine(value)) {
            faults.add(new FieldError(pointer, NOT_ONE_LINE));
        }
    }

    /** As {@link OneLine}. */
    private static boolean isOneLine(String text) {
        boolean visible = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                return false;
            }
            visible |= type != Character.SPACE_SEPARATOR;
        }
        return visible && text.length() <= OneLine.LENGTH;
    }

    private static boolean isPlmn(String text) {
        if (text.length() != 5 && text.length() != 6) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** In the gate's words; {@link #check} must have passed. */
    Question question(Instant now, List<Audience> registered) {
        List<Audience> asked = audience == null ? List.of() : AudienceEntries.toGate(audience);
        return new Question(
                client,
                platform,
                campaign,
                release == null ? null : new org.countersign.gate.Release(release.version(), release.fingerprint()),
                launchAt == null ? now : launchAt,
                asked,
                asked.isEmpty() ? registered : List.of());
    }
}

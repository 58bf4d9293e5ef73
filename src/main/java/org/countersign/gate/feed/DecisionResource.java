package org.countersign.gate.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Etags;
import org.countersign.core.JsonMappers;
import org.countersign.core.Limits;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was decided, whether it still counts, and whether it was right. */
@Tag(name = "Pre-flight")
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Role.Names.CAMPAIGN_SYSTEM,
    Role.Names.CHANGE_MANAGER,
    Role.Names.DUTY_OWNER,
    Role.Names.AUDITOR,
    Role.Names.ADMIN
})
public class DecisionResource {
    private final Decisions decisions;
    private final Callers callers;

    DecisionResource(Decisions decisions, Callers callers) {
        this.decisions = decisions;
        this.callers = callers;
    }

    /** Decisions, the newest first. */
    @GET
    @Operation(
            summary = "List decisions",
            description =
                    "Newest first. reason: the rule that said no, such as signed-off. A campaign system that is bound"
                            + " to a client sees that client's.")
    public Page<DecisionView> list(
            @RestQuery @Nullable String campaign,
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String until,
            @BeanParam @Valid Paging paging) {
        if (campaign != null && !Limits.isCode(campaign)) {
            throw Problem.badRequest("?campaign", "must be a code");
        }
        DecisionFilter filter = new DecisionFilter(
                campaign,
                null,
                JsonMappers.value(Verdict.class, verdict, "?verdict"),
                JsonMappers.value(Rule.class, reason, "?reason"),
                JsonMappers.time(from, "?from"),
                JsonMappers.time(until, "?until"));
        return decisions.list(filter, onlyClient(), paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a decision", description = "With the question and the answer as recorded.")
    public RestResponse<DecisionView> get(@RestPath String id) {
        DecisionView decision = decisions.get(id, onlyClient());
        return Etags.ok(decision, decision.version());
    }

    /** Computes the decision again from the ledger alone. */
    @GET
    @Path("/{id}/replay")
    @Operation(
            summary = "Compute a decision again",
            description = "From the ledger alone; agrees is true when the recorded answer follows to the byte.")
    public ReplayView replay(@RestPath String id) {
        return decisions.replay(id, onlyClient());
    }

    private @Nullable String onlyClient() {
        return callers.current().readsOnlyClient();
    }
}

package org.countersign.ui.decisions;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Paging;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.DecisionFilter;
import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.gate.feed.ExplainedDecision;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.ReplayView;
import org.countersign.ui.DateFilter;
import org.countersign.ui.GateAnswer;
import org.countersign.ui.GateAnswers;
import org.countersign.ui.GateTexts;
import org.countersign.ui.Listing;
import org.countersign.ui.Option;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The decisions on record: search, one explained, one computed again. */
@Path("/decisions")
@Produces(WebPages.HTML)
@RolesAllowed({
    Role.Names.CAMPAIGN_SYSTEM,
    Role.Names.CHANGE_MANAGER,
    Role.Names.DUTY_OWNER,
    Role.Names.AUDITOR,
    Role.Names.ADMIN
})
@Blocking
public class DecisionPages {
    private final WebPages pages;
    private final Decisions decisions;
    private final GateAnswers answers;
    private final Callers callers;

    DecisionPages(WebPages pages, Decisions decisions, GateAnswers answers, Callers callers) {
        this.pages = pages;
        this.decisions = decisions;
        this.answers = answers;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "decisions")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance decisions(
                Listing<DecisionView> decisions,
                DecisionFilter filter,
                DateFilter dates,
                boolean filtered,
                List<Option> verdicts,
                List<Option> reasons);

        static native TemplateInstance decision(
                DecisionView decision,
                @Nullable Asked question,
                @Nullable GateAnswer answer,
                @Nullable Comparison comparison);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String campaign,
            @RestQuery @Nullable String verdict,
            @RestQuery @Nullable String reason,
            @BeanParam DateFilter dates,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        ZoneId zone = pages.viewer().zone();
        GateTexts words = pages.texts(GateTexts.class);
        DecisionFilter filter = new DecisionFilter(
                Listing.given(campaign),
                null,
                JsonMappers.value(Verdict.class, Listing.given(verdict), "?verdict"),
                JsonMappers.value(Rule.class, Listing.given(reason), "?reason"),
                dates.start(zone),
                dates.end(zone));
        boolean filtered =
                filter.campaign() != null || filter.verdict() != null || filter.reason() != null || dates.isGiven();
        return pages.ok(Templates.decisions(
                Listing.of(decisions.list(filter, onlyClient(), paging), uri),
                filter,
                dates,
                filtered,
                Option.of(Verdict.values(), filter.verdict(), words::verdict),
                Option.of(Rule.values(), filter.reason(), words::rule)));
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(explain(id), null));
    }

    /** The decision beside what follows from the ledger alone. */
    @GET
    @Path("{id}/replay")
    public RestResponse<String> replay(@RestPath String id) {
        ReplayView replay = decisions.replay(id, onlyClient());
        ExplainedDecision explained = explain(id);
        return pages.ok(page(
                explained,
                Comparison.of(replay, explained.answer(), pages.viewer().language())));
    }

    private ExplainedDecision explain(String id) {
        return decisions.explain(id, onlyClient(), pages.viewer().language());
    }

    private TemplateInstance page(ExplainedDecision explained, @Nullable Comparison comparison) {
        Asked question = explained.question();
        Outcome outcome = explained.answer();
        GateAnswer answer = question == null || outcome == null ? null : answers.of(question, outcome);
        return Templates.decision(explained.decision(), question, answer, comparison);
    }

    private @Nullable String onlyClient() {
        return callers.current().readsOnlyClient();
    }
}

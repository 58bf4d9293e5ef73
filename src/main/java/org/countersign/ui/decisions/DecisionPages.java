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
import java.util.ArrayList;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;
import org.countersign.gate.feed.DecisionFilter;
import org.countersign.gate.feed.DecisionRecorded.Asked;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.ReplayView;
import org.countersign.gate.feed.WholeDecision;
import org.countersign.ui.DateFilter;
import org.countersign.ui.Directory;
import org.countersign.ui.GateAnswer;
import org.countersign.ui.GateAnswers;
import org.countersign.ui.GateTexts;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
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
    private final Directory directory;
    private final Callers callers;

    DecisionPages(WebPages pages, Decisions decisions, GateAnswers answers, Directory directory, Callers callers) {
        this.pages = pages;
        this.decisions = decisions;
        this.answers = answers;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "decisions")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance decisions(
                Listing<DecisionView> decisions,
                Names names,
                DecisionFilter filter,
                DateFilter dates,
                boolean filtered,
                List<Option> verdicts,
                List<Option> reasons);

        static native TemplateInstance decision(
                DecisionView decision,
                Names names,
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
        Page<DecisionView> page = decisions.list(filter, onlyClient(), paging);
        return pages.ok(Templates.decisions(
                Listing.of(page, uri),
                directory
                        .names()
                        .campaigns(page.items().stream()
                                .map(DecisionView::campaign)
                                .toList()),
                filter,
                dates,
                filtered,
                Option.of(Verdict.values(), filter.verdict(), words::verdict),
                Option.of(Rule.values(), filter.reason(), words::rule)));
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(decisions.whole(id, onlyClient()), null));
    }

    /** The decision beside what follows from the ledger alone. */
    @GET
    @Path("{id}/replay")
    public RestResponse<String> replay(@RestPath String id) {
        ReplayView replay = decisions.replay(id, onlyClient());
        WholeDecision whole = decisions.whole(id, onlyClient());
        return pages.ok(
                page(whole, Comparison.of(replay, whole.answer(), pages.viewer().language())));
    }

    private TemplateInstance page(WholeDecision whole, @Nullable Comparison comparison) {
        Asked question = whole.question();
        Outcome outcome = whole.answer();
        GateAnswer answer = question == null || outcome == null ? null : answers.of(question, outcome);
        DecisionView decision = whole.decision();
        Names names = directory
                .names()
                .campaigns(List.of(decision.campaign()))
                .clients(List.of(decision.client()))
                .platforms(List.of(decision.platform()))
                .carriers(carriers(question, comparison));
        return Templates.decision(decision, names, question, answer, comparison);
    }

    private static List<@Nullable String> carriers(@Nullable Asked question, @Nullable Comparison comparison) {
        List<@Nullable String> codes = new ArrayList<>();
        if (question != null) {
            question.audience().forEach(entry -> codes.add(entry.carrier()));
        }
        if (comparison != null) {
            comparison.carriers().forEach(at -> codes.add(at.code()));
        }
        return codes;
    }

    private @Nullable String onlyClient() {
        return callers.current().readsOnlyClient();
    }
}

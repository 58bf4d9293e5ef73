package org.countersign.ui.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.core.Code;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.countersign.gate.Decision;
import org.countersign.gate.Moment;
import org.countersign.gate.feed.Answer;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.gate.feed.LaunchQuestions;
import org.countersign.gate.feed.PreflightRequest;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.GateAnswer;
import org.countersign.ui.GateAnswers;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.launch.LaunchAnswer.AtLaunch;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The pre-flight by hand: the question of the API as a form, and its answer, which follows the ledger. */
@Path("/launch")
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.CAMPAIGN_SYSTEM, Role.Names.CHANGE_MANAGER})
@Blocking
public class LaunchPages {
    private static final int MOST_FOUND = 50;

    private final WebPages pages;
    private final Forms forms;
    private final LaunchQuestions questions;
    private final Decisions decisions;
    private final CampaignService campaigns;
    private final GateAnswers answers;
    private final Directory directory;
    private final Callers callers;
    private final ObjectMapper json;
    private final Clock clock;

    LaunchPages(
            WebPages pages,
            Forms forms,
            LaunchQuestions questions,
            Decisions decisions,
            CampaignService campaigns,
            GateAnswers answers,
            Directory directory,
            Callers callers,
            ObjectMapper json,
            Clock clock) {
        this.pages = pages;
        this.forms = forms;
        this.questions = questions;
        this.decisions = decisions;
        this.campaigns = campaigns;
        this.answers = answers;
        this.directory = directory;
        this.callers = callers;
        this.json = json;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "launch")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(
                Listing<CampaignView> campaigns, @Nullable String q, boolean more, Names names, Form form);

        static native TemplateInstance launch(Form form, @Nullable LaunchAnswer shown);

        static native TemplateInstance answer(LaunchAnswer shown);
    }

    /**
     * For a campaign, what it would be answered now; without, the campaigns to choose from.
     *
     * @param q what stands in their names, or at the beginning of their codes; the newest that have it, on one page
     */
    @GET
    public RestResponse<String> show(
            @RestQuery @Nullable @Code String campaign,
            @RestQuery @Nullable String q,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        String only = callers.current().readsOnlyClient();
        if (campaign == null) {
            String sought = Listing.given(q);
            Page<CampaignView> page = sought == null
                    ? campaigns.list(only, null, paging)
                    : new Page<>(campaigns.search(sought, only, MOST_FOUND), null);
            Names names = directory
                    .names()
                    .clients(page.items().stream().map(CampaignView::client).toList())
                    .platforms(page.items().stream().map(CampaignView::platform).toList());
            return pages.ok(Templates.campaigns(
                    Listing.of(page, uri),
                    sought,
                    sought != null && page.items().size() == MOST_FOUND,
                    names,
                    blank()));
        }
        PreflightRequest question = questionAbout(campaigns.get(campaign, only));
        return pages.ok(Templates.launch(forms.showing(question), answer(question.asDryRun(), null)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> ask(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> pages.ok(Templates.launch(form, answer(forms.read(form, PreflightRequest.class), null))),
                form -> Templates.launch(form, null));
    }

    /**
     * The present answer to a question that a page shows already, as a dry run.
     *
     * @param clearance the one on the page, which stays there while its decision is in force
     */
    @POST
    @Path("answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> askAgain(
            @RestForm @Nullable String question,
            @RestForm @Nullable String decision,
            @RestForm @Nullable String clearance) {
        if (question == null) {
            throw Problem.badRequest("/question", "must not be null");
        }
        try {
            PreflightRequest asked = json.readValue(question, PreflightRequest.class);
            LaunchAnswer present = answer(notInThePast(asked).asDryRun(), Listing.given(decision));
            return pages.ok(Templates.answer(present.keeping(clearance)));
        } catch (JsonProcessingException e) {
            throw ProblemMappers.malformed(e);
        }
    }

    /** Those who act for one client ask for it. */
    private Form blank() {
        String client = callers.current().readsOnlyClient();
        return client == null
                ? forms.blank()
                : forms.showing(json.createObjectNode().put("client", client));
    }

    private PreflightRequest questionAbout(CampaignView campaign) {
        return notInThePast(new PreflightRequest(
                campaign.client(),
                campaign.platform(),
                campaign.code(),
                null,
                campaign.launchAt(),
                campaign.audience(),
                null,
                null));
    }

    /** A launch that time has passed over can still be made, now. */
    private PreflightRequest notInThePast(PreflightRequest question) {
        Instant launch = question.launchAt();
        return launch != null && launch.isBefore(clock.instant()) ? question.atOnce() : question;
    }

    /** @param earlier the decision that the question led to when it was asked in earnest */
    private LaunchAnswer answer(PreflightRequest question, @Nullable String earlier) {
        Viewer viewer = pages.viewer();
        Answer answer = questions.ask(question.explained(), callers.current(), viewer.language());
        String recorded = answer.decisionId() == null ? earlier : answer.decisionId();
        GateAnswer shown = answers.of(question, answer);
        return new LaunchAnswer(
                asJson(question),
                question,
                name(question.campaign()),
                shown,
                answer.decidedAt(),
                answer.checkedAgainst(),
                answer.validUntil(),
                answer.decisionId() == null,
                answer.clearance(),
                recorded == null ? null : decision(recorded),
                launches(question, shown, answer.decidedAt()));
    }

    private @Nullable String name(@Nullable String campaign) {
        return campaign == null
                ? null
                : directory.names().campaigns(List.of(campaign)).campaign(campaign);
    }

    private @Nullable DecisionView decision(String id) {
        return decisions.get(id, callers.current().readsOnlyClient());
    }

    /** The moments at which the verdict changes, and the launch time that was asked about among them. */
    private List<AtLaunch> launches(PreflightRequest question, GateAnswer answer, Instant now) {
        Instant asked = question.launchAt() == null ? now : question.launchAt();
        List<AtLaunch> launches = new ArrayList<>();
        List<Moment> moments = questions.forecast(question);
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            Decision decision = moment.decision();
            boolean isAsked = i == 0 ? !asked.isAfter(moment.from()) : asked.equals(moment.from());
            launches.add(new AtLaunch(
                    moment.from(),
                    i == 0,
                    isAsked,
                    decision.verdict(),
                    decision.blockedRecipients(),
                    decision.totalRecipients()));
        }
        if (launches.stream().noneMatch(AtLaunch::asked)) {
            launches.add(new AtLaunch(asked, false, true, answer.verdict(), answer.blocked(), answer.total()));
            launches.sort(Comparator.comparing(AtLaunch::from));
        }
        return launches;
    }

    private String asJson(PreflightRequest question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question cannot be written", e);
        }
    }
}

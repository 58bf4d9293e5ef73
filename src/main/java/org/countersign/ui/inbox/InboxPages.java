package org.countersign.ui.inbox;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.RecordsRefusals;
import org.countersign.access.Role;
import org.countersign.carriers.Carriers;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.OpenSignOffs;
import org.countersign.changes.Reference;
import org.countersign.changes.RevisionView;
import org.countersign.changes.SearchWords;
import org.countersign.changes.TemplateService;
import org.countersign.changes.TemplateView;
import org.countersign.core.Cursor;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.notices.links.LinkService;
import org.countersign.platforms.Interconnects;
import org.countersign.signoffs.NewSignOff;
import org.countersign.signoffs.SignOffService;
import org.countersign.signoffs.SignOffView;
import org.countersign.ui.Directory;
import org.countersign.ui.Field;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What awaits a carrier's sign-off, what was answered, and the answering. */
@Path("/inbox")
@Produces(WebPages.HTML)
@Blocking
@RolesAllowed(Role.Names.CARRIER)
public class InboxPages {
    private static final String INBOX = "/inbox";
    private static final String READ = "revision@number";
    /** How many answered changes the inbox itself shows. */
    private static final int FEW = 5;

    private final WebPages pages;
    private final Forms forms;
    private final OpenSignOffs open;
    private final ChangeService changes;
    private final TemplateService templates;
    private final SignOffService signOffs;
    private final Carriers carriers;
    private final Interconnects interconnects;
    private final Directory directory;
    private final LinkService links;
    private final Callers callers;

    InboxPages(
            WebPages pages,
            Forms forms,
            OpenSignOffs open,
            ChangeService changes,
            TemplateService templates,
            SignOffService signOffs,
            Carriers carriers,
            Interconnects interconnects,
            Directory directory,
            LinkService links,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.open = open;
        this.changes = changes;
        this.templates = templates;
        this.signOffs = signOffs;
        this.carriers = carriers;
        this.interconnects = interconnects;
        this.directory = directory;
        this.links = links;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "inbox")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance inbox(
                String carrier, Listing<Asked> awaiting, Listing<Asked> answered, Names names, @Nullable String q);

        static native TemplateInstance answered(Listing<Asked> answered, Names names, @Nullable String q);

        static native TemplateInstance change(
                Asked asked,
                String platform,
                @Nullable String template,
                int seen,
                @Nullable Amendment amendment,
                List<SignOffView> history,
                @Nullable String linked);

        static native TemplateInstance answer(Asked asked, Answer answer, @Nullable Amendment amendment, Form form);
    }

    @GET
    public RestResponse<String> inbox(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(q);
        Viewer viewer = pages.viewer();
        Page<OpenSignOffs.Due> awaiting = open.ofCaller(SearchWords.typed(filter), paging);
        Paging few = new Paging();
        few.limit = FEW;
        Page<Asked> asked = new Page<>(
                awaiting.items().stream()
                        .map(due -> asked(due.change(), viewer))
                        .toList(),
                awaiting.next());
        Page<Asked> answered = asked(open.answeredByCaller(SearchWords.typed(filter), few), viewer);
        return pages.ok(Templates.inbox(
                carrierName(),
                Listing.of(asked, uri),
                Listing.of(answered, uri),
                names(Stream.concat(asked.items().stream(), answered.items().stream())),
                filter));
    }

    private Names names(Stream<Asked> shown) {
        return directory
                .names()
                .platforms(shown.map(asked -> asked.change().platform()).toList());
    }

    @GET
    @Path("answered")
    public RestResponse<String> answered(@RestQuery @Nullable String q, @BeanParam @Valid Paging paging, UriInfo uri) {
        String filter = Listing.given(q);
        Page<Asked> page = asked(open.answeredByCaller(SearchWords.typed(filter), paging), pages.viewer());
        return pages.ok(Templates.answered(Listing.of(page, uri), names(page.items().stream()), filter));
    }

    /**
     * A change as the carrier sees it.
     *
     * @param seen the revision that an open page shows, which is told when there is a newer one
     */
    @GET
    @Path("{reference}")
    public RestResponse<String> change(
            @RestPath @Reference String reference, @RestQuery @Nullable @Min(1) Integer seen) {
        Asked asked = asked(changes.get(reference), pages.viewer());
        List<SignOffView> history = signOffs.list(reference, new Paging()).items();
        int newest = asked.change().revision();
        OptionalInt signed = history.stream()
                .mapToInt(SignOffView::revision)
                .filter(revision -> revision < newest)
                .max();
        return pages.ok(Templates.change(
                asked,
                platformName(asked),
                templateName(asked),
                seen == null ? newest : seen,
                signed.isPresent() ? amendment(asked.change(), signed.getAsInt()) : null,
                history,
                linked(reference)));
    }

    /** The reader's carrier, if one can still answer the change by links that it was sent. */
    private @Nullable String linked(String reference) {
        String own = callers.current().carrier();
        return own != null && links.carriersWithLinks(reference).contains(own) ? own : null;
    }

    /**
     * What an answer will do, with the form that gives it.
     *
     * @param revision which one has read before
     */
    @GET
    @Path("{reference}/{step:" + Answer.STEPS + "}")
    public RestResponse<String> answer(
            @RestPath @Reference String reference,
            @RestPath String step,
            @RestQuery @Nullable @Min(1) Integer revision) {
        ChangeView change = changes.get(reference);
        return pages.ok(form(forms.blank(), change, Answer.at(step), revision));
    }

    @POST
    @Path("{reference}/{step:" + Answer.STEPS + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RecordsRefusals(SignOffService.OPERATION)
    public RestResponse<String> signOff(
            @RestPath @Reference String reference, @RestPath String step, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    SignOffView given = signOffs.signOff(reference, null, forms.read(form, NewSignOff.class))
                            .signOff();
                    return pages.seeOther(
                            INBOX + "/" + reference, texts().given(given.decision(), reference, given.revision()));
                },
                form -> form(form, changes.get(reference), Answer.at(step), read(form)));
    }

    private TemplateInstance form(Form form, ChangeView change, Answer answer, @Nullable Integer read) {
        Amendment amendment = read == null || read >= change.revision() ? null : amendment(change, read);
        return Templates.answer(asked(change, pages.viewer()), answer, amendment, form);
    }

    /** The revision that stood on the page from which the form was sent; null for none that can be. */
    private static @Nullable Integer read(Form form) {
        Field field = form.field(READ);
        return field.value().matches("[1-9]\\d{0,8}") ? Integer.valueOf(field.value()) : null;
    }

    private @Nullable Amendment amendment(ChangeView change, int from) {
        RevisionView before = revision(change, from);
        RevisionView after = revision(change, change.revision());
        if (before == null || after == null) {
            return null;
        }
        Names names = directory
                .names()
                .platforms(List.of(before.content().platform(), after.content().platform()));
        return new Amendment(
                from,
                after.reason(),
                new Difference.Comparison(texts(), pages.texts(WordTexts.class), names, pages.viewer())
                        .of(before.content(), after.content()));
    }

    private @Nullable RevisionView revision(ChangeView change, int number) {
        Paging one = new Paging();
        one.limit = 1;
        one.after = Cursor.of(number + 1);
        return changes.revisions(change.reference(), one).items().stream()
                .filter(revision -> revision.revision() == number)
                .findFirst()
                .orElse(null);
    }

    private Asked asked(ChangeView change, Viewer viewer) {
        return Asked.of(change, callers.current().carrier(), viewer.now());
    }

    private Page<Asked> asked(Page<ChangeView> page, Viewer viewer) {
        return new Page<>(
                page.items().stream().map(change -> asked(change, viewer)).toList(), page.next());
    }

    private @Nullable String templateName(Asked asked) {
        String template = asked.change().template();
        return template == null
                ? null
                : templates.find(template).map(TemplateView::name).orElse(template);
    }

    private String platformName(Asked asked) {
        String code = asked.change().platform();
        return interconnects
                .running(code, asked.own().carrier())
                .map(link -> link.platform().name())
                .orElse(code);
    }

    private String carrierName() {
        String code = callers.current().carrier();
        return code == null ? "" : carriers.namesOf(List.of(code)).getOrDefault(code, code);
    }

    private InboxTexts texts() {
        return pages.texts(InboxTexts.class);
    }
}

package org.countersign.ui.changes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.carriers.Carriers;
import org.countersign.carriers.Contact;
import org.countersign.changes.AffectedState;
import org.countersign.changes.ChangeContent;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeStatus;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Exclusion;
import org.countersign.changes.Prospect;
import org.countersign.changes.Reference;
import org.countersign.changes.RevisionView;
import org.countersign.changes.SearchWords;
import org.countersign.changes.Sketch;
import org.countersign.changes.TemplateService;
import org.countersign.changes.TemplateView;
import org.countersign.changes.Transition;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.notices.NoticeService;
import org.countersign.notices.Told;
import org.countersign.notices.links.LinkService;
import org.countersign.notices.links.NewestLinks;
import org.countersign.notices.mail.ChangeLetter;
import org.countersign.notices.mail.LetterTimes;
import org.countersign.notices.mail.Letters;
import org.countersign.notices.mail.MailConfig;
import org.countersign.notices.mail.Occasion;
import org.countersign.platforms.Platforms;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The changes: list, one and how far it has come, its timeline, two revisions side by side, what carriers receive. */
@Path(ChangePages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class ChangePages {
    static final String PATH = "/changes";
    private static final int LONGEST = 200;

    private final WebPages pages;
    private final ChangeService changes;
    private final TemplateService templates;
    private final FollowedChanges followed;
    private final Carriers carriers;
    private final CarrierService carrierService;
    private final Platforms platforms;
    private final Directory directory;
    private final NoticeService notices;
    private final LinkService links;
    private final MailConfig mail;
    private final Callers callers;

    ChangePages(
            WebPages pages,
            ChangeService changes,
            TemplateService templates,
            FollowedChanges followed,
            Carriers carriers,
            CarrierService carrierService,
            Platforms platforms,
            Directory directory,
            NoticeService notices,
            LinkService links,
            MailConfig mail,
            Callers callers) {
        this.pages = pages;
        this.changes = changes;
        this.templates = templates;
        this.followed = followed;
        this.carriers = carriers;
        this.carrierService = carrierService;
        this.platforms = platforms;
        this.directory = directory;
        this.notices = notices;
        this.links = links;
        this.mail = mail;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance changes(
                Listing<ChangeRow> changes,
                Map<String, String> platformNames,
                ListFilter filter,
                List<Choice> platforms,
                List<Choice> statuses,
                List<Choice> carriers,
                List<Choice> awaited);

        static native TemplateInstance change(
                Following following,
                List<RevisionView> revisions,
                List<Transition> transitions,
                @Nullable TemplateView template,
                List<Told> told,
                NewestLinks links,
                Collection<String> linked,
                Names addressed,
                String seen);

        static native TemplateInstance progress(Following following, String seen);

        static native TemplateInstance timeline(ChangeView change, Listing<Happening> happenings);

        static native TemplateInstance compare(
                ChangeView change, List<Choice> numbers, @Nullable Comparison comparison);

        static native TemplateInstance preview(
                ChangeView change, List<Letter> letters, @Nullable Letter shown, @Nullable RawString text);

        static native TemplateInstance letter(String subject, RawString body);
    }

    @GET
    @Authenticated
    public RestResponse<String> list(
            @RestQuery @Nullable String platform,
            @RestQuery @Nullable String status,
            @RestQuery @Nullable String carrier,
            @RestQuery @Nullable String awaiting,
            @RestQuery @Nullable String q,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        ListFilter filter = ListFilter.of(uri);
        Viewer viewer = pages.viewer();
        Page<ChangeView> found = changes.list(
                filter.platform(),
                JsonMappers.value(ChangeStatus.class, filter.status(), "?status"),
                filter.carrier(),
                filter.awaiting(),
                SearchWords.typed(filter.q()),
                paging);
        Page<ChangeRow> rows = new Page<>(
                found.items().stream()
                        .map(change -> ChangeRow.of(change, viewer.now()))
                        .toList(),
                found.next());
        ChangeTexts texts = texts();
        WordTexts words = pages.texts(WordTexts.class);
        Map<String, String> names = carriers.names();
        Map<String, String> platformNames = platforms.names();
        return pages.ok(Templates.changes(
                Listing.of(rows, uri),
                platformNames,
                filter,
                choices(platformNames, filter.platform()),
                Arrays.stream(ChangeStatus.values())
                        .map(value -> new Choice(JsonMappers.word(value), words.status(value)))
                        .toList(),
                choices(names, filter.carrier()).stream()
                        .map(choice -> new Choice(choice.value(), texts.affecting(choice.label())))
                        .toList(),
                choices(names, filter.awaiting()).stream()
                        .map(choice -> new Choice(choice.value(), texts.awaitingCarrier(choice.label())))
                        .toList()));
    }

    @GET
    @Path("{reference}")
    @Authenticated
    public RestResponse<String> show(@RestPath @Reference String reference) {
        if (callers.current().readsOnlyCarrier() != null) {
            return RestResponse.seeOther(URI.create("/inbox/" + reference));
        }
        ChangeView change = changes.get(reference);
        List<RevisionView> revisions = followed.revisions(reference);
        List<Told> told = pages.viewer().readsLetters() ? notices.told(reference) : List.of();
        Collection<String> linked = told.isEmpty() ? List.of() : links.carriersWithLinks(reference);
        String template = change.template();
        return pages.ok(Templates.change(
                followed.of(change, revisions),
                revisions,
                Transition.from(change.status()),
                template == null ? null : templates.find(template).orElse(null),
                told,
                told.isEmpty() ? NewestLinks.NONE : links.newest(reference),
                linked,
                directory
                        .names()
                        .carriers(Stream.concat(
                                        told.stream().flatMap(one -> Stream.ofNullable(one.carrier())), linked.stream())
                                .toList()),
                Following.stateOf(change)));
    }

    /**
     * The part of the page that follows the ledger.
     *
     * @param seen the state that the rest of the page shows; without it the present one
     */
    @GET
    @Path("{reference}/progress")
    @Authenticated
    public RestResponse<String> progress(@RestPath @Reference String reference, @RestQuery @Nullable String seen) {
        if (callers.current().readsOnlyCarrier() != null) {
            return RestResponse.seeOther(URI.create("/inbox/" + reference));
        }
        ChangeView change = changes.get(reference);
        return pages.ok(Templates.progress(
                followed.of(change, followed.revisions(reference)), seen == null ? Following.stateOf(change) : seen));
    }

    @GET
    @Path("{reference}/timeline")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.AUDITOR,
        Role.Names.DUTY_OWNER,
        Role.Names.CARRIER
    })
    public RestResponse<String> timeline(
            @RestPath @Reference String reference, @BeanParam @Valid Paging paging, UriInfo uri) {
        return pages.ok(
                Templates.timeline(changes.get(reference), Listing.of(followed.timeline(reference, paging), uri)));
    }

    @GET
    @Path("{reference}/compare")
    @Authenticated
    public RestResponse<String> compare(
            @RestPath @Reference String reference,
            @RestQuery @Nullable @Min(1) Integer from,
            @RestQuery @Nullable @Min(1) Integer to) {
        ChangeView change = changes.get(reference);
        int newer = to == null ? change.revision() : to;
        int older = from == null ? Math.max(1, newer - 1) : from;
        List<Choice> numbers = new ArrayList<>();
        for (int number = change.revision(); number >= 1 && numbers.size() < LONGEST; number--) {
            numbers.add(new Choice(String.valueOf(number), String.valueOf(number)));
        }
        Comparison comparison = change.revision() == 1
                ? null
                : compared(changes.revision(reference, older), changes.revision(reference, newer));
        return pages.ok(Templates.compare(change, numbers, comparison));
    }

    private Comparison compared(RevisionView older, RevisionView newer) {
        List<ChangeContent> both = List.of(older.content(), newer.content());
        Names names = directory
                .names()
                .platforms(both.stream().map(ChangeContent::platform).toList())
                .carriers(both.stream()
                        .flatMap(content -> Stream.concat(
                                content.exclude().stream().map(Exclusion::carrier), content.include().stream()))
                        .toList());
        return Comparison.of(older, newer, names, pages.viewer());
    }

    @GET
    @Path("{reference}/preview")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.AUDITOR, Role.Names.DUTY_OWNER})
    public RestResponse<String> preview(@RestPath @Reference String reference, @RestQuery @Nullable String carrier) {
        ChangeView change = changes.get(reference);
        List<Letter> letters = letters(change);
        Letter shown = letters.stream()
                .filter(letter -> carrier == null || letter.carrier().equals(carrier))
                .findFirst()
                .orElse(null);
        return pages.ok(Templates.preview(change, letters, shown, shown == null ? null : text(shown)));
    }

    private List<Letter> letters(ChangeView change) {
        // Its own deadlines once it is declared; before that those that would run from now.
        Prospect prospect = changes.prospect(
                new Sketch(change.reference(), change.platform(), null, List.of(), null, Set.of(), Set.of()));
        List<String> codes =
                change.affected().stream().map(ChangeView.Affected::carrier).toList();
        Map<String, CarrierView> known = carrierService.byCodes(codes);
        String platform =
                directory.names().platforms(List.of(change.platform())).platform(change.platform());
        List<Letter> letters = new ArrayList<>();
        for (ChangeView.Affected affected : change.affected()) {
            CarrierView carrier = known.get(affected.carrier());
            if (carrier != null) {
                List<Contact> contacts = carrier.contacts();
                letters.add(new Letter(
                        change,
                        platform,
                        carrier.code(),
                        carrier.name(),
                        carrier.language() == null ? Language.EN : carrier.language(),
                        contacts == null ? List.of() : contacts,
                        change.declaredAt() == null
                                ? prospect.acknowledgeBy(carrier.code())
                                : affected.acknowledgeBy()));
            }
        }
        letters.sort(Comparator.comparing(Letter::name));
        return letters;
    }

    /** The letter in the language of its carrier, whatever the reader of the page speaks. */
    private RawString text(Letter letter) {
        ChangeLetter written = new ChangeLetter(
                Occasion.ASKED,
                letter.change(),
                letter.platform(),
                letter.name(),
                letter.contacts().isEmpty() ? null : letter.contacts().get(0).name(),
                AffectedState.PENDING,
                letter.acknowledgeBy(),
                null,
                null,
                null,
                null,
                new LetterTimes(letter.language(), mail.zone()));
        return new RawString(Templates.letter(Letters.subject(written), new RawString(Letters.body(written)))
                .render());
    }

    /** The names and, where there are too many to hold them, also what was chosen already, by its code. */
    static List<Choice> choices(Map<String, String> names, Collection<String> chosen) {
        Map<String, String> all = new LinkedHashMap<>(names);
        chosen.forEach(code -> all.putIfAbsent(code, code));
        return all.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                .toList();
    }

    static List<Choice> choices(Map<String, String> names, @Nullable String chosen) {
        return choices(names, chosen == null ? List.of() : List.of(chosen));
    }

    static String path(String reference) {
        return PATH + "/" + reference;
    }

    private ChangeTexts texts() {
        return pages.texts(ChangeTexts.class);
    }
}

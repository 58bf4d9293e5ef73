package org.countersign.ui.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.countersign.access.Callers;
import org.countersign.access.NewPerson;
import org.countersign.access.Password;
import org.countersign.access.PersonAmendment;
import org.countersign.access.PersonFilter;
import org.countersign.access.PersonService;
import org.countersign.access.PersonView;
import org.countersign.access.Role;
import org.countersign.access.SessionService;
import org.countersign.access.SessionView;
import org.countersign.core.ActorId;
import org.countersign.core.FieldError;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** People: list, one, add, edit, and the steps that shut somebody out or let them in. */
@Path("/administration/people")
@Produces(WebPages.HTML)
@RolesAllowed(Role.Names.ADMIN)
@Blocking
public class PersonPages {
    private static final String PEOPLE = "/administration/people";

    private final WebPages pages;
    private final Forms forms;
    private final PersonService people;
    private final SessionService sessions;
    private final Scopes scopes;
    private final Directory directory;
    private final Callers callers;

    PersonPages(
            WebPages pages,
            Forms forms,
            PersonService people,
            SessionService sessions,
            Scopes scopes,
            Directory directory,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.people = people;
        this.sessions = sessions;
        this.scopes = scopes;
        this.directory = directory;
        this.callers = callers;
    }

    /** Whether an account is in use. */
    public enum State {
        ACTIVE,
        DISABLED
    }

    @CheckedTemplate(basePath = "admin")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance people(
                Listing<PersonView> people,
                Names names,
                @Nullable String q,
                List<Option> roles,
                List<Option> states,
                boolean filtered);

        static native TemplateInstance person(
                PersonView person, Names names, boolean own, List<PersonStep> steps, List<SessionView> sessions);

        static native TemplateInstance personForm(
                Form form, @Nullable PersonView person, boolean own, Scopes.Offered offered, int least);

        static native TemplateInstance personStep(
                Form form, PersonView person, PersonStep step, List<String> follows, int least);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String role,
            @RestQuery @Nullable String state,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        String part = Listing.given(q);
        Role withRole = JsonMappers.value(Role.class, Listing.given(role), "?role");
        State inState = JsonMappers.value(State.class, Listing.given(state), "?state");
        PersonFilter filter = new PersonFilter(part, withRole, inState == null ? null : inState == State.DISABLED);
        PageTexts common = pages.texts(PageTexts.class);
        Page<PersonView> page = people.list(filter, paging);
        return pages.ok(Templates.people(
                Listing.of(page, uri),
                names(page.items()),
                part,
                Option.of(Role.values(), withRole, common::role),
                Option.of(State.values(), inState, which -> texts().accountState(which == State.DISABLED)),
                part != null || withRole != null || inState != null));
    }

    @GET
    @Path("new")
    public RestResponse<String> blank() {
        return pages.ok(form(forms.showing(Map.of("language", pages.viewer().language())), null));
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> add(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    var person = people.add(callers.id(), forms.read(form, NewPerson.class));
                    return pages.seeOther(PEOPLE + "/" + person.id(), texts().personAdded(person.name()));
                },
                form -> form(form, null));
    }

    @GET
    @Path("{id}")
    public RestResponse<String> show(@RestPath String id) {
        PersonView person = people.get(id);
        Page<SessionView> open =
                person.disabled() ? Page.empty() : sessions.list(new ActorId(person.id()), null, new Paging());
        return pages.ok(Templates.person(
                person, names(List.of(person)), isOwn(person), PersonStep.openTo(person), open.items()));
    }

    /** Of those whom people act for. */
    private Names names(List<PersonView> shown) {
        return directory
                .names()
                .carriers(shown.stream().map(PersonView::carrier).toList())
                .clients(shown.stream().map(PersonView::client).toList());
    }

    @GET
    @Path("{id}/edit")
    public RestResponse<String> edit(@RestPath String id) {
        PersonView person = people.get(id);
        return pages.ok(form(forms.showing(person), person));
    }

    @POST
    @Path("{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> amend(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                () -> people.get(id),
                form -> {
                    requireGiven(form.json(), "name", "email", "roles", "language");
                    var person =
                            people.amend(callers.id(), id, forms.read(form, PersonAmendment.class), form.ifMatch());
                    return pages.seeOther(PEOPLE + "/" + id, texts().personSaved(person.name()));
                },
                form -> form(form, people.get(id)));
    }

    @GET
    @Path("{id}/{step}")
    public RestResponse<String> consider(@RestPath String id, @RestPath String step) {
        return pages.ok(step(forms.blank(), people.get(id), PersonStep.of(step)));
    }

    @POST
    @Path("{id}/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> take(
            @RestPath String id, @RestPath String step, MultivaluedMap<String, String> posted) {
        PersonStep wanted = PersonStep.of(step);
        return forms.take(
                posted,
                form -> {
                    String name = people.get(id).name();
                    take(wanted, id, form);
                    return pages.seeOther(PEOPLE + "/" + id, texts().stepDone(wanted, name));
                },
                form -> step(form, people.get(id), wanted));
    }

    /** What is typed for a new password. */
    record NewPassword(@NotNull Password password) {}

    private void take(PersonStep step, String id, Form form) {
        ActorId by = callers.id();
        switch (step) {
            case PASSWORD ->
                people.amend(
                        by,
                        id,
                        PersonAmendment.ofPassword(
                                forms.read(form, NewPassword.class).password()),
                        form.ifMatch());
            case DISABLE -> people.amend(by, id, PersonAmendment.disabled(true), form.ifMatch());
            case ENABLE -> people.amend(by, id, PersonAmendment.disabled(false), form.ifMatch());
            case END_SESSIONS -> sessions.endAll(by, id);
        }
    }

    /** What is absent from an amendment stays as it is; a field that somebody has emptied must not be passed over so. */
    private static void requireGiven(JsonNode typed, String... properties) {
        List<FieldError> missing = Stream.of(properties)
                .filter(property -> !typed.has(property))
                .map(property -> new FieldError("/" + property, "must not be null"))
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.badRequest(missing);
        }
    }

    private TemplateInstance form(Form form, @Nullable PersonView person) {
        return Templates.personForm(
                form,
                person,
                person != null && isOwn(person),
                scopes.offered(texts(), pages.texts(PageTexts.class)),
                Password.LEAST_CHARACTERS);
    }

    private TemplateInstance step(Form form, PersonView person, PersonStep step) {
        AdminTexts texts = texts();
        List<String> follows = new ArrayList<>(
                switch (step) {
                    case PASSWORD -> List.of(texts.followsOldPassword(), texts.followsEnded(), texts.followsHandOver());
                    case END_SESSIONS -> List.of(texts.followsEnded(), texts.followsBack());
                    case DISABLE ->
                        List.of(
                                texts.followsShutOut(),
                                texts.followsEnded(),
                                texts.followsKeys(),
                                texts.followsRecord(),
                                texts.lastAdmin());
                    case ENABLE -> List.of(texts.followsLetIn());
                });
        if (isOwn(person)) {
            follows.add(texts.followsOwn());
        }
        return Templates.personStep(form, person, step, follows, Password.LEAST_CHARACTERS);
    }

    private boolean isOwn(PersonView person) {
        return person.id().equals(callers.id().value());
    }

    private AdminTexts texts() {
        return pages.texts(AdminTexts.class);
    }
}

package org.countersign.ui.profile;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.countersign.access.Callers;
import org.countersign.access.OwnPassword;
import org.countersign.access.Password;
import org.countersign.access.Person;
import org.countersign.access.PersonService;
import org.countersign.access.SessionService;
import org.countersign.access.SessionView;
import org.countersign.access.Sessions;
import org.countersign.core.Language;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ui.Choice;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One's own profile: how one wants the pages, the password, and where one is signed in. */
@Path("/profile")
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class ProfilePages {
    private static final String PROFILE = "/profile";

    private final WebPages pages;
    private final Forms forms;
    private final PersonService people;
    private final OwnPassword password;
    private final SessionService service;
    private final Sessions sessions;
    private final Callers callers;
    private final Directory directory;

    ProfilePages(
            WebPages pages,
            Forms forms,
            PersonService people,
            OwnPassword password,
            SessionService service,
            Sessions sessions,
            Callers callers,
            Directory directory) {
        this.pages = pages;
        this.forms = forms;
        this.people = people;
        this.password = password;
        this.service = service;
        this.sessions = sessions;
        this.callers = callers;
        this.directory = directory;
    }

    @CheckedTemplate(basePath = "profile")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance profile(
                Person person,
                Names names,
                Form form,
                List<Choice> languages,
                List<Choice> zones,
                String ownZone,
                List<SessionView> sessions,
                @Nullable String session,
                boolean others);

        static native TemplateInstance password(Form form, String login, int least);
    }

    @GET
    public RestResponse<String> show() {
        Person person = person();
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("language", person.language());
        stored.put(
                "timeZone", person.timeZone() == null ? null : person.timeZone().getId());
        return pages.ok(page(forms.showing(stored)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> prefer(MultivaluedMap<String, String> posted) {
        Person person = person();
        return forms.take(
                posted,
                form -> {
                    Preferences wanted = forms.read(form, Preferences.class);
                    people.prefer(person.actor(), wanted.language(), wanted.zone());
                    return pages.seeOther(
                            PROFILE,
                            WebPages.texts(ProfileTexts.class, wanted.language())
                                    .saved());
                },
                this::page);
    }

    @GET
    @Path("password")
    public RestResponse<String> passwordForm() {
        return pages.ok(passwordPage(forms.blank()));
    }

    @POST
    @Path("password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> changePassword(MultivaluedMap<String, String> posted, RoutingContext request) {
        Person person = person();
        return forms.take(
                posted,
                form -> {
                    NewPassword typed = forms.read(form, NewPassword.class);
                    if (!typed.again().isSameAs(typed.password())) {
                        throw Problem.badRequest("/again", "must be the same as the new password");
                    }
                    Person changed = password.change(person, typed.present(), typed.password());
                    if (callers.session() != null) {
                        sessions.begin(changed, request);
                    }
                    return pages.seeOther(PROFILE, texts().passwordChanged());
                },
                this::passwordPage);
    }

    @POST
    @Path("sessions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> endOthers() {
        service.endOthers(person().actor(), callers.session());
        return pages.seeOther(PROFILE, texts().othersEnded());
    }

    private TemplateInstance page(Form form) {
        Person person = person();
        WordTexts words = pages.texts(WordTexts.class);
        String current = callers.session();
        List<SessionView> open =
                service.list(person.actor(), null, new Paging()).items();
        Viewer viewer = pages.viewer();
        return Templates.profile(
                person,
                directory.names().carriers(Arrays.asList(viewer.carrier())).clients(Arrays.asList(viewer.client())),
                form,
                Arrays.stream(Language.values())
                        .map(language -> new Choice(language.tag(), words.language(language)))
                        .toList(),
                Zones.ALL.stream()
                        .map(zone -> new Choice(zone, zone.replace('_', ' ')))
                        .toList(),
                pages.ownZone().getId(),
                open,
                current,
                open.stream().anyMatch(session -> !Objects.equals(session.id(), current)));
    }

    private TemplateInstance passwordPage(Form form) {
        return Templates.password(form, person().login(), Password.LEAST_CHARACTERS);
    }

    /** Who asks; API keys have no profile. */
    private Person person() {
        return callers.person().orElseThrow(() -> Problem.forbidden("Only a person has a profile."));
    }

    private ProfileTexts texts() {
        return pages.texts(ProfileTexts.class);
    }
}

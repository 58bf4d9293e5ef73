package org.countersign.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.People;
import org.countersign.access.Person;
import org.countersign.campaigns.Client;
import org.countersign.campaigns.Clients;
import org.countersign.carriers.Carrier;
import org.countersign.carriers.Carriers;
import org.countersign.core.Language;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The first page after signing in. */
@Path("/")
@Produces(WebPages.HTML)
@Authenticated
@Blocking
public class StartResource {
    private final WebPages pages;
    private final Callers callers;
    private final People people;
    private final Carriers carriers;
    private final Clients clients;

    StartResource(WebPages pages, Callers callers, People people, Carriers carriers, Clients clients) {
        this.pages = pages;
        this.callers = callers;
        this.people = people;
        this.carriers = carriers;
        this.clients = clients;
    }

    @CheckedTemplate(basePath = "ui")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(Me me);
    }

    /**
     * Who looks at the page.
     *
     * @param carrier the name of the carrier that they act for
     * @param client the name of the client that they act for
     */
    record Me(
            String name,
            List<String> roles,
            @Nullable String carrier,
            @Nullable String client) {}

    @GET
    public RestResponse<String> start(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Caller caller = callers.current();
        Optional<Person> person = people.findByIdOptional(caller.actor().value());
        Language language = person.map(Person::language).orElseGet(() -> Language.preferred(languages));
        PageTexts texts = WebPages.texts(language);
        Me me = new Me(
                person.map(Person::name).orElse(caller.actor().value()),
                caller.roles().stream().sorted().map(texts::role).toList(),
                nameOf(caller.carrier(), code -> carriers.byCode(code).map(Carrier::name)),
                nameOf(caller.client(), code -> clients.byCode(code).map(Client::name)));
        return pages.answer(200, Templates.start(me), language);
    }

    private static @Nullable String nameOf(@Nullable String code, Function<String, Optional<String>> name) {
        return code == null ? null : name.apply(code).orElse(code);
    }
}

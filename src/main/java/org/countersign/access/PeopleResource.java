package org.countersign.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.countersign.core.Etags;
import org.countersign.core.Idempotent;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The accounts of people. */
@Tag(name = "Accounts")
@Path("/api/v1/people")
@RolesAllowed(Role.Names.ADMIN)
public class PeopleResource {
    private final PersonService service;
    private final People people;
    private final Callers callers;

    PeopleResource(PersonService service, People people, Callers callers) {
        this.service = service;
        this.people = people;
        this.callers = callers;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Give somebody an account",
            description = "The role carrier needs a carrier; campaign-system may be bound to a client.")
    public RestResponse<PersonView> add(@Valid @NotNull NewPerson body) {
        Person person = service.add(callers.id(), body);
        return Etags.created(PersonView.of(person), person.version(), "/api/v1/people/" + person.id());
    }

    @GET
    @Operation(summary = "List accounts", description = "Newest first.")
    public Page<PersonView> list(@BeanParam @Valid Paging paging) {
        return service.list(PersonFilter.NONE, paging);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an account")
    public RestResponse<PersonView> get(@RestPath @Size(max = 64) String id) {
        Person person = people.findByIdOptional(id).orElseThrow(() -> Problem.notFound("person", id));
        return Etags.ok(PersonView.of(person), person.version());
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Change an account",
            description =
                    "A given property replaces the old one, an absent one stays. A new password and disabling end the sessions; other roles count in them at once.")
    public RestResponse<PersonView> amend(
            @RestPath @Size(max = 64) String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PersonAmendment body) {
        Person person = service.amend(callers.id(), id, body, ifMatch);
        return Etags.ok(PersonView.of(person), person.version());
    }
}

package org.countersign.ui.erasures;

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
import java.util.Arrays;
import java.util.Map;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.erasures.ErasurePreview;
import org.countersign.erasures.ErasureService;
import org.countersign.erasures.ErasureView;
import org.countersign.erasures.NewErasure;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Listing;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Erasures: who, then what exactly would go and why, then the approval by a second administrator. */
@Path(ErasurePages.PATH)
@Produces(WebPages.HTML)
@RolesAllowed(Role.Names.ADMIN)
@Blocking
public class ErasurePages {
    static final String PATH = "/ledger/erasures";

    private final WebPages pages;
    private final Forms forms;
    private final ErasureService erasures;
    private final Callers callers;
    private final Who who;

    ErasurePages(WebPages pages, Forms forms, ErasureService erasures, Callers callers, Who who) {
        this.pages = pages;
        this.forms = forms;
        this.erasures = erasures;
        this.callers = callers;
        this.who = who;
    }

    @CheckedTemplate(basePath = "erasures")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance erasures(Listing<ErasureView> erasures, Map<String, String> names);

        static native TemplateInstance choose(Map<String, String> people, Chosen chosen, @Nullable String trouble);

        static native TemplateInstance propose(Form form, Chosen chosen, @Nullable ErasurePreview preview);

        static native TemplateInstance erasure(
                ErasureView erasure, boolean own, Map<String, String> names, Form approval);
    }

    /** Who is to be erased, as chosen so far. */
    public record Chosen(
            @Nullable String person,
            @Nullable String carrier,
            @Nullable String contact) {
        NewErasure wanted() {
            return new NewErasure(person, carrier, contact, "");
        }
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.AUDITOR})
    public RestResponse<String> list(@BeanParam @Valid Paging paging, UriInfo uri) {
        Page<ErasureView> page = erasures.list(paging);
        return pages.ok(Templates.erasures(
                Listing.of(page, uri),
                who.are(page.items().stream()
                        .flatMap(erasure -> Arrays.asList(erasure.proposedBy(), erasure.person()).stream())
                        .toList())));
    }

    @GET
    @Path("choose")
    public RestResponse<String> choose() {
        return pages.ok(Templates.choose(people(), new Chosen(null, null, null), null));
    }

    /** Shows what would go, and asks why. */
    @GET
    @Path("new")
    public RestResponse<String> preview(
            @RestQuery @Nullable String person,
            @RestQuery @Nullable String carrier,
            @RestQuery @Nullable String contact) {
        Chosen chosen = new Chosen(Listing.given(person), Listing.given(carrier), Listing.given(contact));
        try {
            return pages.ok(Templates.propose(forms.blank(), chosen, erasures.preview(chosen.wanted())));
        } catch (Problem problem) {
            if (problem.status() != RestResponse.StatusCode.BAD_REQUEST) {
                throw problem;
            }
            return pages.answer(
                    RestResponse.StatusCode.BAD_REQUEST,
                    Templates.choose(
                            people(), chosen, pages.texts(ErasureTexts.class).nobodyLikeThat()));
        }
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> propose(MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    ErasureView erasure = erasures.propose(forms.read(form, NewErasure.class));
                    return pages.seeOther(
                            PATH + "/" + erasure.id(),
                            pages.texts(ErasureTexts.class).proposed());
                },
                form -> Templates.propose(
                        form,
                        new Chosen(
                                Listing.given(posted.getFirst("person")),
                                Listing.given(posted.getFirst("carrier")),
                                Listing.given(posted.getFirst("contact"))),
                        null));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.AUDITOR})
    public RestResponse<String> show(@RestPath String id) {
        return pages.ok(page(id, forms.blank()));
    }

    @POST
    @Path("{id}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> approve(@RestPath String id, MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    erasures.approve(id, form.ifMatch());
                    return pages.seeOther(
                            PATH + "/" + id, pages.texts(ErasureTexts.class).done());
                },
                form -> page(id, form));
    }

    private TemplateInstance page(String id, Form approval) {
        ErasureView erasure = erasures.get(id);
        Map<String, String> names =
                who.are(Arrays.asList(erasure.proposedBy(), erasure.approvedBy(), erasure.person()));
        boolean own = erasure.proposedBy().equals(callers.id().value());
        return Templates.erasure(erasure, own, names, approval);
    }

    /** Ids by what people know each other by. */
    private Map<String, String> people() {
        return erasures.people();
    }
}

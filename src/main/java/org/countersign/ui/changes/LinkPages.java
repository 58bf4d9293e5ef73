package org.countersign.ui.changes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Reference;
import org.countersign.core.Code;
import org.countersign.core.Problem;
import org.countersign.notices.links.LinkService;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Ends the links that letters to a carrier about a change bear; first it says what that will do. */
@Path(ChangePages.PATH + "/{reference}/links/{carrier}/end")
@Produces(WebPages.HTML)
@Blocking
public class LinkPages {
    private final WebPages pages;
    private final Forms forms;
    private final ChangeService changes;
    private final LinkService links;
    private final Directory directory;
    private final Callers callers;

    LinkPages(
            WebPages pages,
            Forms forms,
            ChangeService changes,
            LinkService links,
            Directory directory,
            Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.changes = changes;
        this.links = links;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance links(Form form, ChangeView change, String name, String back);
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    public RestResponse<String> ask(@RestPath @Reference String reference, @RestPath @Code String carrier) {
        return pages.ok(page(forms.blank(), reference, carrier));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    public RestResponse<String> end(
            @RestPath @Reference String reference,
            @RestPath @Code String carrier,
            MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    links.revoke(reference, carrier);
                    return pages.seeOther(
                            back(reference), pages.texts(ChangeTexts.class).linksEnded(name(carrier), reference));
                },
                form -> page(form, reference, carrier));
    }

    private TemplateInstance page(Form form, String reference, String carrier) {
        ChangeView change = changes.get(reference);
        String own = callers.current().readsOnlyCarrier();
        // Who else is asked is not for a carrier to know; links also outlive that a carrier is affected.
        if (own == null
                ? change.affected().stream().noneMatch(row -> row.carrier().equals(carrier))
                        && !links.carriersWithLinks(reference).contains(carrier)
                : !own.equals(carrier)) {
            throw Problem.notFound("affected carrier", carrier);
        }
        return Templates.links(form, change, name(carrier), back(reference));
    }

    /** Where the change is shown to who asks. */
    private String back(String reference) {
        return callers.current().readsOnlyCarrier() == null ? ChangePages.path(reference) : "/inbox/" + reference;
    }

    private String name(String carrier) {
        return directory.names().carriers(List.of(carrier)).carrier(carrier);
    }
}

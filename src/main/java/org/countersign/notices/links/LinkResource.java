package org.countersign.notices.links;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.countersign.access.Role;
import org.countersign.changes.ChangeResource;
import org.countersign.changes.Reference;
import org.countersign.core.Code;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /changes/{reference}/links}: the links that letters about a change bear. */
@Path(ChangeResource.PATH + "/{reference}/links")
@Tag(name = "Notices")
public class LinkResource {
    private final LinkService links;

    LinkResource(LinkService links) {
        this.links = links;
    }

    @DELETE
    @Path("/{carrier}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER})
    @Operation(
            summary = "End the links of a carrier",
            description =
                    "Nobody answers the change any more by a link that was sent to this carrier's contacts, whichever revision"
                            + " it was about; later letters about the same revision bear none. People with accounts sign off as"
                            + " ever. People of a carrier end those of their own carrier.")
    public void revoke(@RestPath @Reference String reference, @RestPath @Code String carrier) {
        links.revoke(reference, carrier);
    }
}

package org.countersign.notices;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.countersign.access.Role;
import org.countersign.core.Idempotent;
import org.countersign.core.JsonMappers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /notices}: what was sent to whom, when, with what answer. */
@Path("/api/v1/notices")
@Tag(name = "Notices")
public class NoticeResource {
    private static final int LONGEST_SUBJECT = 160;

    private final NoticeService notices;
    private final Dispatcher dispatcher;

    NoticeResource(NoticeService notices, Dispatcher dispatcher) {
        this.notices = notices;
        this.dispatcher = dispatcher;
    }

    @GET
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CARRIER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR
    })
    @Operation(
            summary = "List notices",
            description =
                    "Newest first: what webhooks and, by e-mail, contacts were told. Carriers and campaign systems see those of their own"
                            + " webhooks, and carriers the letters to their own contacts. state: pending,"
                            + " delivered, dead, which are the dead letters, withheld: what it is about was not its reader's to read any"
                            + " more, or bounced: a letter that came back.")
    public Page<NoticeView> list(
            @RestQuery @Nullable @Size(max = 64) String webhook,
            @RestQuery @Nullable @Size(max = LONGEST_SUBJECT) String subject,
            @RestQuery @Nullable String state,
            @BeanParam @Valid Paging paging) {
        return notices.list(webhook, subject, JsonMappers.value(NoticeState.class, state, "?state"), paging);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Role.Names.ADMIN,
        Role.Names.CHANGE_MANAGER,
        Role.Names.CARRIER,
        Role.Names.CAMPAIGN_SYSTEM,
        Role.Names.AUDITOR
    })
    @Operation(summary = "Show a notice", description = "With what would be sent now, and each attempt to deliver it.")
    public NoticeView get(@RestPath @Size(max = 64) String id) {
        return notices.get(id);
    }

    @POST
    @Path("/{id}/resend")
    @Idempotent
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER, Role.Names.CARRIER, Role.Names.CAMPAIGN_SYSTEM})
    @Operation(
            summary = "Send a notice again",
            description =
                    "One that was delivered, withheld, or is a dead letter, with the same id; it says what is so now. 409"
                            + " still-pending while it is tried anyway.")
    public NoticeView resend(@RestPath @Size(max = 64) String id) {
        NoticeView notice = notices.resend(id);
        dispatcher.wake();
        return notice;
    }
}

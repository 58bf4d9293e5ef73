package org.countersign.ui.changes;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.countersign.audit.ChangeSummaryResource;
import org.countersign.changes.Reference;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A change on one page of paper, in the viewer's language. */
@Path(ChangePages.PATH + "/{reference}/summary.pdf")
@Blocking
public class SummaryPages {
    private final PrintedSummaries summaries;

    SummaryPages(PrintedSummaries summaries) {
        this.summaries = summaries;
    }

    @GET
    @Authenticated
    @Produces(ChangeSummaryResource.PDF)
    public RestResponse<byte[]> summary(@RestPath @Reference String reference) {
        return ChangeSummaryResource.answer(summaries.pdf(reference, null), reference);
    }
}

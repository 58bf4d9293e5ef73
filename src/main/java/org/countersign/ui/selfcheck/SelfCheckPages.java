package org.countersign.ui.selfcheck;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.countersign.access.Role;
import org.countersign.ledger.check.CheckReport;
import org.countersign.ledger.check.CheckResults;
import org.countersign.ledger.check.Difference;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the last self-check found, and where to look further. */
@Path("/ledger/self-check")
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.AUDITOR, Role.Names.ADMIN})
@Blocking
public class SelfCheckPages {
    private final WebPages pages;
    private final CheckResults results;

    SelfCheckPages(WebPages pages, CheckResults results) {
        this.pages = pages;
        this.results = results;
    }

    /** A difference, and the page on which the facts about it stand. */
    public record Shown(Difference difference, @Nullable String href) {
        static Shown of(Difference difference) {
            String href = null;
            if (difference.entry() != null) {
                href = "/ledger/" + difference.entry();
            } else if (difference.subject() != null) {
                href = "/ledger?subject=" + URLEncoder.encode(difference.subject(), StandardCharsets.UTF_8);
            }
            return new Shown(difference, href);
        }
    }

    @CheckedTemplate(basePath = "selfcheck")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance selfCheck(@Nullable CheckReport report, List<Shown> differences);
    }

    @GET
    public RestResponse<String> show() {
        Optional<CheckReport> last = results.last();
        return pages.ok(Templates.selfCheck(
                last.orElse(null),
                last.map(report -> report.listed().stream().map(Shown::of).toList())
                        .orElse(List.of())));
    }
}

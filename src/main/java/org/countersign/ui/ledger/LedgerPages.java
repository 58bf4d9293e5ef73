package org.countersign.ui.ledger;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.countersign.access.Role;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.Entries;
import org.countersign.ledger.Entry;
import org.countersign.ledger.EntryFilter;
import org.countersign.ledger.Inclusion;
import org.countersign.ledger.Inclusions;
import org.countersign.ledger.Texts;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ui.DateFilter;
import org.countersign.ui.Listing;
import org.countersign.ui.Option;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The ledger: its facts in words and its checkpoint; one entry with its leaf, its texts and its proof. */
@Path("/ledger")
@Produces(WebPages.HTML)
@RolesAllowed({Role.Names.AUDITOR, Role.Names.ADMIN})
@Blocking
public class LedgerPages {
    private final WebPages pages;
    private final Entries entries;
    private final Texts texts;
    private final Checkpoints checkpoints;
    private final Inclusions inclusions;
    private final Who who;

    LedgerPages(WebPages pages, Entries entries, Texts texts, Checkpoints checkpoints, Inclusions inclusions, Who who) {
        this.pages = pages;
        this.entries = entries;
        this.texts = texts;
        this.checkpoints = checkpoints;
        this.inclusions = inclusions;
        this.who = who;
    }

    @CheckedTemplate(basePath = "ledger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entries(
                Listing<ShownEntry> entries,
                EntryFilter filter,
                DateFilter dates,
                boolean filtered,
                List<Option> kinds,
                Checkpoint checkpoint,
                String note,
                String key);

        static native TemplateInstance entry(
                ShownEntry entry, String leaf, List<Texts.Kept> texts, Inclusion proof, boolean last);
    }

    @GET
    public RestResponse<String> list(
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String actor,
            @BeanParam DateFilter dates,
            @BeanParam @Valid Paging paging,
            UriInfo uri) {
        ZoneId zone = pages.viewer().zone();
        EntryFilter filter = new EntryFilter(
                Listing.given(kind), Listing.given(subject), Listing.given(actor), dates.start(zone), dates.end(zone));
        boolean filtered =
                filter.kind() != null || filter.subject() != null || filter.actor() != null || dates.isGiven();
        Page<Entry> page = entries.list(filter, paging);
        SignedNote note = checkpoints.newest();
        return pages.ok(Templates.entries(
                Listing.of(new Page<>(shown(page.items()), page.next()), uri),
                filter,
                dates,
                filtered,
                kinds(filter.kind()),
                Checkpoint.parse(note.text()),
                note.encode(),
                checkpoints.verifierKey()));
    }

    @GET
    @Path("{index:\\d{1,18}}")
    public RestResponse<String> show(@RestPath long index) {
        Entry entry = entries.find(index).orElseThrow(() -> Problem.notFound("entry", index));
        Inclusion proof = inclusions.of(entry);
        return pages.ok(Templates.entry(
                shown(List.of(entry)).get(0),
                new String(entry.leaf(), StandardCharsets.UTF_8),
                texts.ofEntry(index),
                proof,
                index == proof.size() - 1));
    }

    private List<ShownEntry> shown(List<Entry> page) {
        Viewer viewer = pages.viewer();
        Map<String, String> names =
                who.are(page.stream().map(entry -> entry.actor().value()).toList());
        return page.stream().map(entry -> ShownEntry.of(entry, names, viewer)).toList();
    }

    private List<Option> kinds(@Nullable String chosen) {
        LedgerTexts words = pages.texts(LedgerTexts.class);
        return FactWords.kinds().stream()
                .map(kind -> new Option(kind, words.kind(kind), kind.equals(chosen)))
                .sorted(Comparator.comparing(Option::label, pages.viewer().collator()))
                .toList();
    }
}

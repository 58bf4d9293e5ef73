package org.countersign.ui.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.countersign.ui.Choice;
import org.countersign.ui.DateFilter;
import org.countersign.ui.Directory;
import org.countersign.ui.Listing;
import org.countersign.ui.Names;
import org.countersign.ui.Option;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.Who;
import org.countersign.witnesses.WitnessView;
import org.countersign.witnesses.Witnesses;
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
    private final Witnesses witnesses;
    private final Who who;
    private final Directory directory;

    LedgerPages(
            WebPages pages,
            Entries entries,
            Texts texts,
            Checkpoints checkpoints,
            Inclusions inclusions,
            Witnesses witnesses,
            Who who,
            Directory directory) {
        this.pages = pages;
        this.entries = entries;
        this.texts = texts;
        this.checkpoints = checkpoints;
        this.inclusions = inclusions;
        this.witnesses = witnesses;
        this.who = who;
        this.directory = directory;
    }

    @CheckedTemplate(basePath = "ledger")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entries(
                Listing<ShownEntry> entries,
                EntryFilter filter,
                By by,
                List<Choice> people,
                DateFilter dates,
                boolean filtered,
                List<Option> kinds,
                Checkpoint checkpoint,
                String note,
                String key,
                List<WitnessView> witnesses,
                @Nullable String newer);

        static native TemplateInstance newer(List<ShownEntry> shown, String newer, boolean gap);

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
        LedgerTexts words = pages.texts(LedgerTexts.class);
        By by = By.of(Listing.given(actor), who, words);
        EntryFilter filter = filter(kind, subject, by, dates);
        boolean filtered =
                filter.kind() != null || filter.subject() != null || filter.actors() != null || dates.isGiven();
        Page<Entry> page = entries.list(filter, paging);
        SignedNote note = checkpoints.newest();
        return pages.ok(Templates.entries(
                Listing.of(new Page<>(shown(page.items()), page.next()), uri),
                filter,
                by,
                people(words),
                dates,
                filtered,
                kinds(filter.kind()),
                Checkpoint.parse(note.text()),
                note.encode(),
                checkpoints.verifierKey(),
                witnesses.list(),
                paging.after == null && !page.items().isEmpty()
                        ? newerThan(page.items().get(0).index(), uri)
                        : null));
    }

    /**
     * The rows that go above those that a page shows already: nothing on it moves that somebody reads.
     *
     * @param since the newest entry that it shows
     */
    @GET
    @Path("newer")
    public RestResponse<String> newer(
            @RestQuery @Min(0) long since,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String actor,
            @BeanParam DateFilter dates,
            UriInfo uri) {
        Page<Entry> newest = entries.list(
                filter(kind, subject, By.of(Listing.given(actor), who, pages.texts(LedgerTexts.class)), dates),
                new Paging());
        List<Entry> newer =
                newest.items().stream().filter(entry -> entry.index() > since).toList();
        return pages.ok(Templates.newer(
                shown(newer),
                newerThan(newer.isEmpty() ? since : newer.get(0).index(), uri),
                newer.size() == newest.items().size() && newest.next() != null));
    }

    private EntryFilter filter(@Nullable String kind, @Nullable String subject, By by, DateFilter dates) {
        ZoneId zone = pages.viewer().zone();
        return new EntryFilter(
                Listing.given(kind), Listing.given(subject), by.ids(), dates.start(zone), dates.end(zone));
    }

    /** Names to choose from. */
    private List<Choice> people(LedgerTexts words) {
        return Stream.concat(Stream.of(words.system()), who.offered().stream())
                .map(name -> new Choice(name, ""))
                .toList();
    }

    /** Keeps the filter that the address has. */
    private static String newerThan(long since, UriInfo uri) {
        return uri.getRequestUriBuilder()
                .scheme(null)
                .host(null)
                .port(-1)
                .replacePath("/ledger/newer")
                .replaceQueryParam("limit")
                .replaceQueryParam("since", since)
                .build()
                .toString();
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
        Map<String, String> people =
                who.are(page.stream().map(entry -> entry.actor().value()).toList());
        Names names = directory
                .names()
                .carriers(codes(page, "/carrier", "/affected"))
                .platforms(codes(page, "/platform"))
                .clients(codes(page, "/client"))
                .campaigns(codes(page, "/campaign", "/question/campaign"));
        return page.stream()
                .map(entry -> ShownEntry.of(entry, people, names, viewer))
                .toList();
    }

    /** The codes that stand at these places of the facts, one or several at each. */
    private static List<String> codes(List<Entry> page, String... pointers) {
        List<String> codes = new ArrayList<>();
        for (Entry entry : page) {
            for (String pointer : pointers) {
                JsonNode found = entry.data().at(pointer);
                if (found.isTextual()) {
                    codes.add(found.asText());
                }
                found.forEach(each -> codes.add(each.asText()));
            }
        }
        return codes;
    }

    private List<Option> kinds(@Nullable String chosen) {
        LedgerTexts words = pages.texts(LedgerTexts.class);
        return FactWords.kinds().stream()
                .map(kind -> new Option(kind, words.kind(kind), kind.equals(chosen)))
                .sorted(Comparator.comparing(Option::label, pages.viewer().collator()))
                .toList();
    }
}

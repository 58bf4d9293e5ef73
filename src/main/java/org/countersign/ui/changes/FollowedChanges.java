package org.countersign.ui.changes;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.access.Callers;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.changes.RevisionView;
import org.countersign.changes.Timeline;
import org.countersign.changes.TimelineItem;
import org.countersign.core.Limits;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.gate.Result;
import org.countersign.gate.feed.Outcome;
import org.countersign.gate.feed.Outlook;
import org.countersign.signoffs.SignOffService;
import org.countersign.signoffs.SignOffView;
import org.countersign.ui.Directory;
import org.countersign.ui.Names;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;

/** Gathers what the page of a change shows, with a number of queries that does not depend on how much there is. */
@Singleton
class FollowedChanges {
    /** How many of the next campaigns of the platform are looked at. */
    static final int MOST_CAMPAIGNS = 20;

    private static final int NEWEST_HAPPENINGS = 8;
    private static final int NEWEST_REVISIONS = 20;

    private final ChangeService changes;
    private final SignOffService signOffs;
    private final Timeline timeline;
    private final Directory directory;
    private final CampaignService campaigns;
    private final Outlook outlook;
    private final Callers callers;
    private final WebPages pages;

    FollowedChanges(
            ChangeService changes,
            SignOffService signOffs,
            Timeline timeline,
            Directory directory,
            CampaignService campaigns,
            Outlook outlook,
            Callers callers,
            WebPages pages) {
        this.changes = changes;
        this.signOffs = signOffs;
        this.timeline = timeline;
        this.directory = directory;
        this.campaigns = campaigns;
        this.outlook = outlook;
        this.callers = callers;
        this.pages = pages;
    }

    /** The newest revisions of a change. */
    List<RevisionView> revisions(String reference) {
        return changes.revisions(reference, newest(NEWEST_REVISIONS)).items();
    }

    /** @param revisions as {@link #revisions} tells */
    Following of(ChangeView change, List<RevisionView> revisions) {
        return of(change, revisions, pages.viewer());
    }

    /** For a viewer who may speak another language than the page's. */
    Following of(ChangeView change, List<RevisionView> revisions, Viewer viewer) {
        Instant now = viewer.now();
        boolean mayFollow = viewer.followsChanges();
        List<RevisionView> inForce = Matrix.inForce(change, revisions);
        List<SignOffView> words = mayFollow ? words(change, inForce) : List.of();
        List<TimelineItem> items = mayFollow
                ? timeline.of(change.reference(), newest(NEWEST_HAPPENINGS)).items()
                : List.of();
        Names names = names(change, words, items);
        Happenings happenings = new Happenings(WebPages.texts(ChangeTexts.class, viewer.language()), viewer, names);
        return new Following(
                change,
                Progress.of(change, now),
                names,
                change.affected().stream()
                        .filter(carrier -> !carrier.clearsAt(now))
                        .map(carrier -> names.carrier(carrier.carrier()))
                        .sorted()
                        .toList(),
                change.implementedAt() != null || !change.window().start().isAfter(now),
                Matrix.of(change, inForce, words, names, now),
                blockedBy(change, names, viewer),
                items.stream().map(happenings::of).toList());
    }

    /** One page of the whole timeline. */
    Page<Happening> timeline(String reference, Paging paging) {
        Page<TimelineItem> page = timeline.of(reference, paging);
        Set<String> codes = new TreeSet<>();
        page.items().forEach(item -> codes.addAll(carrierOf(item)));
        Happenings happenings = new Happenings(
                pages.texts(ChangeTexts.class),
                pages.viewer(),
                directory.names().carriers(codes));
        return new Page<>(page.items().stream().map(happenings::of).toList(), page.next());
    }

    private List<SignOffView> words(ChangeView change, List<RevisionView> inForce) {
        Set<Integer> spoken = new TreeSet<>();
        inForce.stream().limit(Matrix.MOST_REVISIONS).forEach(revision -> spoken.add(revision.revision()));
        change.affected().stream()
                .map(ChangeView.Affected::carriedFrom)
                .filter(Objects::nonNull)
                .forEach(spoken::add);
        return change.declaredAt() == null ? List.of() : signOffs.lastWords(change.reference(), spoken);
    }

    private Names names(ChangeView change, List<SignOffView> words, List<TimelineItem> items) {
        Set<String> codes = new TreeSet<>(change.include());
        change.affected().forEach(carrier -> codes.add(carrier.carrier()));
        change.exclude().forEach(excluded -> codes.add(excluded.carrier()));
        words.forEach(word -> codes.add(word.carrier()));
        items.forEach(item -> codes.addAll(carrierOf(item)));
        return directory
                .names()
                .carriers(codes)
                .platforms(List.of(change.platform()))
                .clients(change.conflicts().stream().map(Conflict::client).toList());
    }

    private static List<String> carrierOf(TimelineItem item) {
        return item.data().get("carrier") instanceof JsonNode code ? List.of(code.asText()) : List.of();
    }

    /** Asks the gate about the campaigns that launch next, and about those that launch next once the window has begun. */
    private List<BlockedCampaign> blockedBy(ChangeView change, Names names, Viewer viewer) {
        if (!change.status().isInForce()
                || change.cleared()
                || !callers.current().readsClients()) {
            return List.of();
        }
        Map<String, CampaignView> soonest = new LinkedHashMap<>();
        addLaunching(soonest, change.platform(), viewer.now());
        if (change.window().start().isAfter(viewer.now())) {
            addLaunching(soonest, change.platform(), change.window().start());
        }
        List<BlockedCampaign> blocked = new ArrayList<>();
        for (Outlook.Forecast forecast : outlook.of(List.copyOf(soonest.values()))) {
            Outcome launch = forecast.planned();
            if (launch == null) {
                continue;
            }
            List<Outcome.Carrier> stopped = launch.carriers().stream()
                    .filter(carrier -> isStoppedBy(change.reference(), carrier))
                    .toList();
            if (!stopped.isEmpty()) {
                blocked.add(new BlockedCampaign(
                        forecast.campaign(),
                        stopped.stream()
                                .map(carrier -> String.valueOf(carrier.carrier()))
                                .map(names::carrier)
                                .toList(),
                        stopped.stream().mapToLong(Outcome.Carrier::recipients).sum(),
                        launch.recipients().total()));
            }
        }
        names.clients(blocked.stream().map(each -> each.campaign().client()).toList());
        return blocked;
    }

    private void addLaunching(Map<String, CampaignView> soonest, String platform, Instant from) {
        campaigns
                .launching(from, Limits.LATEST, callers.current().readsOnlyClient(), platform, MOST_CAMPAIGNS)
                .forEach(campaign -> soonest.putIfAbsent(campaign.code(), campaign));
    }

    private static boolean isStoppedBy(String change, Outcome.Carrier carrier) {
        return carrier.reasons().stream()
                .anyMatch(cause -> change.equals(cause.change()) && cause.result() == Result.UNSATISFIED);
    }

    static Paging newest(int most) {
        Paging paging = new Paging();
        paging.limit = most;
        return paging;
    }
}

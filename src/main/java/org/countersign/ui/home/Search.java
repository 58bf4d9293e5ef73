package org.countersign.ui.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.countersign.access.Caller;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ContractService;
import org.countersign.carriers.CarrierService;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.SearchWords;
import org.countersign.changes.TemplateService;
import org.countersign.core.Language;
import org.countersign.core.Limits;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.holds.HoldService;
import org.countersign.holds.OverrideService;
import org.countersign.incidents.IncidentService;
import org.countersign.platforms.PlatformService;
import org.countersign.ui.Directory;
import org.countersign.ui.home.Found.Exact;
import org.countersign.ui.home.Found.Kind;

/** Looks for a text in all that has a reference, a code or a name; finds what the caller may see by the API, and no more. */
@ApplicationScoped
class Search {
    private static final int MOST = 10;
    private static final Pattern REFERENCE = Pattern.compile("CHG-[0-9]{4}-[0-9]{4,10}");
    private static final Pattern DECISION = Pattern.compile("d-[0-9a-z]{20,26}");
    private static final Pattern HOLD = Pattern.compile("h-[0-9a-z]{20,26}");
    private static final Pattern OVERRIDE = Pattern.compile("o-[0-9a-z]{20,26}");
    private static final Pattern INCIDENT = Pattern.compile("INC-[0-9]{4}-[0-9]{4,10}");
    private static final int NOT_FOUND = 404;

    private final ChangeService changes;
    private final CarrierService carriers;
    private final PlatformService platforms;
    private final ClientService clients;
    private final CampaignService campaigns;
    private final Decisions decisions;
    private final IncidentService incidents;
    private final HoldService holds;
    private final OverrideService overrides;
    private final ContractService contracts;
    private final TemplateService templates;
    private final Directory directory;
    private final Callers callers;

    Search(
            ChangeService changes,
            CarrierService carriers,
            PlatformService platforms,
            ClientService clients,
            CampaignService campaigns,
            Decisions decisions,
            IncidentService incidents,
            HoldService holds,
            OverrideService overrides,
            ContractService contracts,
            TemplateService templates,
            Directory directory,
            Callers callers) {
        this.changes = changes;
        this.carriers = carriers;
        this.platforms = platforms;
        this.clients = clients;
        this.campaigns = campaigns;
        this.decisions = decisions;
        this.incidents = incidents;
        this.holds = holds;
        this.overrides = overrides;
        this.contracts = contracts;
        this.templates = templates;
        this.directory = directory;
        this.callers = callers;
    }

    /** Whatever is called so, or nearly, for somebody who reads this language. */
    Found find(String q, Language language) {
        Caller caller = callers.current();
        Few<ChangeView> found = changes(q);
        Few<CampaignView> sendings = caller.readsClients()
                ? Few.of(campaigns.search(q, caller.readsOnlyClient(), MOST + 1), MOST)
                : Few.of(List.of(), MOST);
        List<DecisionView> decided = decision(q, caller);
        return new Found(
                found,
                few(carriers.list(q, null, null, page())),
                few(platforms.list(q, null, page())),
                caller.readsClients()
                        ? few(clients.list(q, caller.readsOnlyClient(), page()))
                        : Few.of(List.of(), MOST),
                sendings,
                decided,
                exact(q, caller, language),
                directory
                        .names()
                        .platforms(
                                found.items().stream().map(ChangeView::platform).toList())
                        .clients(sendings.items().stream()
                                .map(CampaignView::client)
                                .toList())
                        .campaigns(decided.stream().map(DecisionView::campaign).toList()));
    }

    private Few<ChangeView> changes(String q) {
        List<ChangeView> found = new ArrayList<>();
        String reference = q.toUpperCase(Locale.ROOT);
        if (REFERENCE.matcher(reference).matches()) {
            unlessUnknown(() -> changes.get(reference)).ifPresent(found::add);
        }
        Set<String> words = SearchWords.typed(q);
        if (words.isEmpty()) {
            return Few.of(found, MOST);
        }
        Page<ChangeView> byWords = changes.list(null, null, null, null, words, page());
        byWords.items().stream()
                .filter(change -> found.isEmpty() || !change.reference().equals(reference))
                .forEach(found::add);
        return new Few<>(found, byWords.next() != null);
    }

    private List<DecisionView> decision(String q, Caller caller) {
        boolean may =
                caller.hasAny(Role.CAMPAIGN_SYSTEM, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR, Role.ADMIN);
        String id = q.toLowerCase(Locale.ROOT);
        return may && DECISION.matcher(id).matches()
                ? unlessUnknown(() -> decisions.get(id, caller.readsOnlyClient())).stream()
                        .toList()
                : List.of();
    }

    private List<Exact> exact(String q, Caller caller, Language language) {
        List<Exact> found = new ArrayList<>();
        String code = q.toLowerCase(Locale.ROOT);
        String reference = q.toUpperCase(Locale.ROOT);
        if (caller.hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR)) {
            if (INCIDENT.matcher(reference).matches()) {
                unlessUnknown(() -> incidents.get(reference))
                        .ifPresent(any -> found.add(new Exact(Kind.INCIDENT, reference, "/incidents/" + reference)));
            }
            if (HOLD.matcher(code).matches()) {
                unlessUnknown(() -> holds.get(code, caller.readsOnlyClient()))
                        .ifPresent(hold -> found.add(new Exact(Kind.HOLD, hold.reasonIn(language), "/holds/" + code)));
            }
            if (OVERRIDE.matcher(code).matches()) {
                unlessUnknown(() -> overrides.get(code))
                        .ifPresent(any -> found.add(new Exact(Kind.OVERRIDE, code, "/holds/overrides/" + code)));
            }
            if (Limits.isCode(code)) {
                templates
                        .find(code)
                        .ifPresent(template ->
                                found.add(new Exact(Kind.TEMPLATE, template.name(), "/changes/templates/" + code)));
            }
        }
        if (caller.readsClients() && Limits.isCode(code)) {
            unlessUnknown(() -> contracts.get(code, caller.readsOnlyClient()))
                    .ifPresent(any -> found.add(new Exact(Kind.CONTRACT, code, "/registry/contracts/" + code)));
        }
        return found;
    }

    private static <T> Optional<T> unlessUnknown(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (Problem problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static <T> Few<T> few(Page<T> page) {
        return new Few<>(page.items(), page.next() != null);
    }

    private static Paging page() {
        Paging page = new Paging();
        page.limit = MOST;
        return page;
    }
}

package org.countersign.campaigns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.carriers.Carriers;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.FieldError;
import org.countersign.core.Limits;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Patch;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platform;
import org.countersign.platforms.Platforms;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Registers campaigns, by hand or by their first pre-flight, and amends them. */
@ApplicationScoped
public class CampaignService {
    private final Campaigns campaigns;
    private final Clients clients;
    private final Platforms platforms;
    private final Carriers carriers;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Patch patch;
    private final Clock clock;

    CampaignService(
            Campaigns campaigns,
            Clients clients,
            Platforms platforms,
            Carriers carriers,
            Ledger ledger,
            CurrentActor actor,
            Patch patch,
            Clock clock) {
        this.campaigns = campaigns;
        this.clients = clients;
        this.platforms = platforms;
        this.carriers = carriers;
        this.ledger = ledger;
        this.actor = actor;
        this.patch = patch;
        this.clock = clock;
    }

    @Transactional
    public CampaignView register(CampaignContent content) {
        @Nullable Client client = clients.lock(content.client()).orElse(null);
        @Nullable Platform platform = platforms.byCode(content.platform()).orElse(null);
        List<FieldError> faults = new ArrayList<>();
        if (client == null) {
            faults.add(new FieldError("/client", "is not a client that is known here"));
        }
        if (platform == null) {
            faults.add(new FieldError("/platform", "is not a platform that is known here"));
        }
        faults.addAll(faultsOf(content.audience()));
        if (client == null || platform == null || !faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
        Campaign campaign = new Campaign(content, client, platform, clock.instant());
        try {
            campaigns.persistAndFlush(campaign);
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "campaign_code_taken")) {
                throw Problem.conflict(
                        "already-exists", "There is already a {0} '{1}'.", Words.of("campaign"), content.code());
            }
            throw e;
        }
        ledger.append(actor.id(), campaign.registered());
        return CampaignView.of(campaign);
    }

    /**
     * Changes the given properties.
     *
     * @param ifMatch the versions that the caller will change; null for any
     */
    @Transactional
    public CampaignView amend(String code, @Nullable String ifMatch, ObjectNode given) {
        // As when one is registered: under the client's lock, and read only then.
        Campaign campaign = campaigns
                .clientOf(code)
                .flatMap(clients::lock)
                .flatMap(client -> campaigns.byCode(code))
                .orElseThrow(() -> Problem.notFound("campaign", code));
        Etags.require(ifMatch, campaign.version());
        CampaignContent before = campaign.content();
        CampaignContent content = patch.apply(given, before, CampaignContent.class);
        List<FieldError> faults = Fixed.faults(
                new Fixed("/code", before.code(), content.code()),
                new Fixed("/client", before.client(), content.client()),
                new Fixed("/platform", before.platform(), content.platform()));
        if (!content.audience().equals(before.audience())) {
            faults.addAll(faultsOf(content.audience()));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
        if (campaign.amend(content)) {
            ledger.append(actor.id(), campaign.amended());
        }
        return CampaignView.of(campaign);
    }

    /**
     * Registers a campaign because of its first pre-flight, in the transaction of the caller: its name is its code. Does
     * nothing when there is a campaign of this code already, or when the registry does not know the client or the
     * platform.
     *
     * <p>Locks the client's row, so that the first pre-flights of one campaign on two nodes register it once. A
     * transaction that registers several campaigns takes them in the order of their clients' codes, or two such
     * transactions might wait for each other. Should another client register the same code at the same instant, the
     * transaction fails and may be tried again.
     *
     * @param asker who asked the pre-flight
     * @param audience entries that name known carriers
     * @return whether it is registered by this call
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean registerByPreflight(
            ActorId asker,
            String code,
            String client,
            String platform,
            @Nullable Instant launchAt,
            List<AudienceEntry> audience) {
        @Nullable Client itsClient = clients.lock(client).orElse(null);
        @Nullable Platform itsPlatform = platforms.byCode(platform).orElse(null);
        if (itsClient == null || itsPlatform == null || campaigns.byCode(code).isPresent()) {
            return false;
        }
        CampaignContent content = new CampaignContent(code, client, platform, code, launchAt, audience);
        Campaign campaign = new Campaign(content, itsClient, itsPlatform, clock.instant());
        campaigns.persist(campaign);
        ledger.append(asker, campaign.registered());
        return true;
    }

    /**
     * The campaign of this code.
     *
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public CampaignView get(String code, @Nullable String only) {
        return campaigns
                .byCode(code)
                .map(CampaignView::of)
                .filter(campaign -> only == null || only.equals(campaign.client()))
                .orElseThrow(() -> Problem.notFound("campaign", code));
    }

    /**
     * A page of campaigns.
     *
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public Page<CampaignView> list(
            @Nullable String client, @Nullable String platform, @Nullable String only, Paging paging) {
        return only == null || client == null || client.equals(only)
                ? list(only == null ? client : only, platform, paging)
                : Page.empty();
    }

    @Transactional
    public Page<CampaignView> list(@Nullable String client, @Nullable String platform, Paging paging) {
        return Page.of(
                campaigns.page(client, platform, paging),
                paging.limit,
                CampaignView::of,
                campaign -> Cursor.of(campaign.id()));
    }

    /** As {@link Campaigns#launching}. */
    @Transactional
    public List<CampaignView> launching(
            Instant from, Instant until, @Nullable String client, @Nullable String platform, int most) {
        return campaigns.launching(from, until, client, platform, most).stream()
                .map(CampaignView::of)
                .toList();
    }

    /** As {@link Campaigns#launched}. */
    @Transactional
    public List<CampaignView> launched(Instant from, Instant until, @Nullable String client, int most) {
        return campaigns.launched(from, until, client, most).stream()
                .map(CampaignView::of)
                .toList();
    }

    /**
     * One page of the campaigns that launch from then on, the soonest first.
     *
     * @param client whose; null for all
     */
    @Transactional
    public Page<CampaignView> launching(Instant from, @Nullable String client, Paging paging) {
        return Page.of(
                campaigns.launchingPage(from, client, paging),
                paging.limit,
                CampaignView::of,
                campaign -> Cursor.of(Objects.requireNonNull(campaign.launchAt()), campaign.id()));
    }

    /**
     * Campaigns without a planned launch that were registered since then, the newest first, at most so many.
     *
     * @param client whose; null for all
     */
    @Transactional
    public List<CampaignView> unplanned(Instant since, @Nullable String client, int most) {
        return campaigns.unplanned(since, client, most).stream()
                .map(CampaignView::of)
                .toList();
    }

    /**
     * Campaigns whose code begins with this or whose name holds it, in any case of letters, at most so many. Of names only
     * those of the newest {@link Campaigns#MOST_NAMES} campaigns are searched.
     *
     * @param only the one client whose campaigns may be seen; null for all
     */
    @Transactional
    public List<CampaignView> search(String q, @Nullable String only, int most) {
        String code = q.toLowerCase(Locale.ROOT);
        Stream<Campaign> byCode = Limits.isCode(code) ? campaigns.byCodePrefix(code, only, most).stream() : Stream.of();
        return Stream.concat(byCode, campaigns.byName(q, only, most).stream())
                .distinct()
                .limit(most)
                .map(CampaignView::of)
                .toList();
    }

    private List<FieldError> faultsOf(List<AudienceEntry> audience) {
        Set<String> known = carriers.known(audience.stream()
                .map(AudienceEntry::carrier)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        Map<String, String> owners = carriers.ownersOf(audience.stream()
                .map(AudienceEntry::plmn)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList());
        List<FieldError> faults = new ArrayList<>();
        for (int i = 0; i < audience.size(); i++) {
            AudienceEntry entry = audience.get(i);
            String pointer = "/audience/" + i;
            if (!entry.namesOneCarrier()) {
                faults.add(new FieldError(pointer, "must name a carrier or a plmn, and not both"));
            } else if (entry.carrier() != null && !known.contains(entry.carrier())) {
                faults.add(new FieldError(pointer + "/carrier", "is not a carrier that is known here"));
            } else if (entry.plmn() != null && !owners.containsKey(entry.plmn())) {
                faults.add(new FieldError(pointer + "/plmn", "belongs to no carrier that is known here"));
            }
        }
        return faults;
    }
}

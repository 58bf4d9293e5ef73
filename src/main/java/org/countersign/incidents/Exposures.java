package org.countersign.incidents;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.countersign.campaigns.AudienceEntry;
import org.countersign.campaigns.Campaign;
import org.countersign.campaigns.Campaigns;
import org.countersign.carriers.Carriers;
import org.countersign.incidents.IncidentView.CampaignExposure;
import org.countersign.watch.Counts;
import org.countersign.watch.WatchService;
import org.jspecify.annotations.Nullable;

/** Tells what is at stake: how much was sent, how much failed, how much is still to go. */
@Singleton
class Exposures {
    private static final Counts NONE = new Counts(0, 0, 0, 0);

    private final WatchService watch;
    private final Campaigns campaigns;
    private final Carriers carriers;

    Exposures(WatchService watch, Campaigns campaigns, Carriers carriers) {
        this.watch = watch;
        this.campaigns = campaigns;
        this.carriers = carriers;
    }

    /**
     * What stands about some campaigns.
     *
     * @param counts by campaign and carrier
     * @param recipients of the audiences, by campaign and carrier
     */
    record Stakes(Map<String, Map<String, Counts>> counts, Map<String, Map<String, Long>> recipients) {
        IncidentView.Exposure at(String carrier, List<String> ofCampaigns) {
            List<CampaignExposure> parts = ofCampaigns.stream()
                    .map(campaign -> {
                        Counts count = counts.getOrDefault(campaign, Map.of()).getOrDefault(carrier, NONE);
                        return new CampaignExposure(
                                campaign,
                                count.sent(),
                                count.delivered(),
                                count.failed(),
                                count.pending(),
                                toGo(campaign, carrier, count.sent()));
                    })
                    .toList();
            return new IncidentView.Exposure(
                    sum(parts, CampaignExposure::sent),
                    sum(parts, CampaignExposure::delivered),
                    sum(parts, CampaignExposure::failed),
                    sum(parts, CampaignExposure::pending),
                    toGo(parts),
                    parts);
        }

        private static long sum(List<CampaignExposure> parts, ToLongFunction<CampaignExposure> count) {
            return parts.stream().mapToLong(count).sum();
        }

        private static @Nullable Long toGo(List<CampaignExposure> parts) {
            long sum = 0;
            for (CampaignExposure part : parts) {
                Long toGo = part.toGo();
                if (toGo == null) {
                    return null;
                }
                sum += toGo;
            }
            return sum;
        }

        @Nullable
        Long toGo(String campaign, String carrier, long sent) {
            Long all = recipients.getOrDefault(campaign, Map.of()).get(carrier);
            return all == null ? null : Math.max(0, all - sent);
        }
    }

    Stakes of(Collection<String> codes) {
        return new Stakes(watch.counts(codes), recipients(codes));
    }

    /** How many messages of a campaign are still to go to a carrier after so many; null if its audience does not say. */
    @Nullable
    Long toGo(String campaign, String carrier, long sent) {
        return new Stakes(Map.of(), recipients(List.of(campaign))).toGo(campaign, carrier, sent);
    }

    private Map<String, Map<String, Long>> recipients(Collection<String> codes) {
        List<Campaign> found = campaigns.byCodes(codes);
        Map<String, String> owners = carriers.ownersOf(found.stream()
                .flatMap(campaign -> campaign.audience().stream())
                .map(AudienceEntry::plmn)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList());
        Map<String, Map<String, Long>> recipients = new TreeMap<>();
        for (Campaign campaign : found) {
            Map<String, Long> byCarrier = new TreeMap<>();
            for (AudienceEntry entry : campaign.audience()) {
                String plmn = entry.plmn();
                String carrier = plmn == null ? entry.carrier() : owners.get(plmn);
                if (carrier != null) {
                    byCarrier.merge(carrier, entry.recipients(), Long::sum);
                }
            }
            recipients.put(campaign.code(), byCarrier);
        }
        return recipients;
    }
}

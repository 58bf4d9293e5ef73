package org.countersign.gate.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.ledger.Entry;
import org.countersign.ledger.Projection;

/**
 * What this node remembers of campaigns: whose they are and what was decided last, by any node. A campaign that was
 * forgotten, or of which the ledger has told something new, is read from the database when next asked about.
 */
@Singleton
class CampaignFiles implements Projection {
    private static final String REGISTERED = "campaign-registered";
    private static final String AMENDED = "campaign-amended";

    private final Cache<String, CampaignFile> files;
    private volatile long size;

    CampaignFiles(GateConfig config) {
        this.files =
                Caffeine.newBuilder().maximumSize(config.campaignsInMemory()).build();
    }

    /** The campaign's file, perhaps still empty. */
    CampaignFile of(String campaign) {
        CampaignFile file = files.getIfPresent(campaign);
        return file != null ? file : files.get(campaign, CampaignFile::new);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(REGISTERED, AMENDED, DecisionRecorded.KIND);
    }

    @Override
    public void apply(List<Entry> entries, long newSize) {
        for (Entry entry : entries) {
            // All of these kinds have the campaign as their subject.
            CampaignFile file = files.getIfPresent(entry.subject());
            if (file != null) {
                file.heardOf(entry.index());
            }
        }
        size = newSize;
    }

    /** The ledger's size up to which the files have been told what is new. */
    long size() {
        return size;
    }
}

package org.countersign.ui;

import jakarta.inject.Singleton;
import org.countersign.campaigns.Campaigns;
import org.countersign.campaigns.Clients;
import org.countersign.carriers.Carriers;
import org.countersign.platforms.Platforms;

/** Knows what people call what is registered under a code. */
@Singleton
public class Directory {
    final Carriers carriers;
    final Platforms platforms;
    final Clients clients;
    final Campaigns campaigns;

    Directory(Carriers carriers, Platforms platforms, Clients clients, Campaigns campaigns) {
        this.carriers = carriers;
        this.platforms = platforms;
        this.clients = clients;
        this.campaigns = campaigns;
    }

    /** The names of what a page shows; none yet. */
    public Names names() {
        return new Names(this);
    }
}

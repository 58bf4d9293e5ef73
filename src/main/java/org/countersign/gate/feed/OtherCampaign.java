package org.countersign.gate.feed;

import org.countersign.gate.feed.CampaignFile.Registration;

/** The campaign asked about is another client's or runs on another platform. */
final class OtherCampaign extends RuntimeException {
    private final transient Registration registration;

    OtherCampaign(Registration registration) {
        super(
                "the campaign belongs to " + registration.client() + " on " + registration.platform(),
                null,
                false,
                false);
        this.registration = registration;
    }

    String client() {
        return registration.client();
    }
}

package org.countersign.gate.feed;

import java.util.List;
import org.countersign.campaigns.AudienceEntry;
import org.countersign.gate.Question.Audience;

/** Turns an audience from the registry's words into the gate's and back. */
final class AudienceEntries {
    private AudienceEntries() {}

    static List<Audience> toGate(List<AudienceEntry> entries) {
        return entries.stream()
                .map(entry -> new Audience(entry.carrier(), entry.plmn(), entry.recipients()))
                .toList();
    }

    static List<AudienceEntry> of(List<Audience> audience) {
        return audience.stream()
                .map(entry -> new AudienceEntry(entry.carrier(), entry.plmn(), entry.recipients()))
                .toList();
    }
}

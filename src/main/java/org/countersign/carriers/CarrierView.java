package org.countersign.carriers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.access.Caller;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/**
 * A carrier as the API shows it.
 *
 * @param sensitiveNames null to who may not read them
 * @param contacts null to who may not read them
 */
public record CarrierView(
        String code,
        String name,
        String country,
        List<String> plmns,
        @Nullable Language language,
        @Nullable List<String> sensitiveNames,
        @Nullable List<Contact> contacts,
        Instant registeredAt,
        @JsonIgnore long version) {

    static CarrierView of(Carrier carrier) {
        return new CarrierView(
                carrier.code(),
                carrier.name(),
                carrier.country(),
                carrier.plmns(),
                carrier.language(),
                carrier.sensitiveNames(),
                carrier.contacts(),
                carrier.registeredAt(),
                carrier.version());
    }

    /** As this reader sees it: the contacts and the sensitive names are for the carrier itself and for who reads all. */
    public CarrierView readableTo(Caller reader) {
        return reader.readsAllCarriers() || code.equals(reader.readsOnlyCarrier())
                ? this
                : new CarrierView(code, name, country, plmns, language, null, null, registeredAt, version);
    }
}

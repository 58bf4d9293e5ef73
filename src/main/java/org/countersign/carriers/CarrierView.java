package org.countersign.carriers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Language;
import org.jspecify.annotations.Nullable;

/**
 * A carrier as the API shows it.
 *
 * @param sensitiveNames null to people of other carriers
 * @param contacts null to people of other carriers
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

    /** As seen by somebody who may read the contacts and the sensitive names of this carrier only; null for who may read all. */
    public CarrierView readableTo(@Nullable String onlyCarrier) {
        return onlyCarrier == null || onlyCarrier.equals(code)
                ? this
                : new CarrierView(code, name, country, plmns, language, null, null, registeredAt, version);
    }
}

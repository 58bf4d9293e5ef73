package org.countersign.notices.subscriptions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.countersign.core.Language;
import org.countersign.notices.Event;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is written to about.
 *
 * @param id under which the ledger knows what they chose; absent while they have chosen nothing
 * @param contact under which id a contact's can be changed; absent for a person
 * @param duty what a contact answers for; absent for a person
 * @param usual whether it is what is usual, and not chosen
 * @param events the facts that they are written to about
 * @param offered those that they may choose from
 * @param language chosen for a contact's letters; absent for the carrier’s own, and for a person
 */
public record SubscriptionView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contact,
        String name,
        String email,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String duty,
        boolean usual,
        List<Event> events,
        List<Event> offered,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Language language,
        @JsonIgnore long version) {}

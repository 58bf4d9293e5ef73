package org.countersign.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countersign.access.ApiKeyService;
import org.countersign.access.NewApiKey;
import org.countersign.access.NewPerson;
import org.countersign.access.Password;
import org.countersign.access.PersonService;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ContractService;
import org.countersign.carriers.CarrierService;
import org.countersign.core.ActorId;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.InterconnectService;
import org.countersign.platforms.PlatformService;

/** Registers a scenario through the services that a person would use, all of it or nothing. */
@ApplicationScoped
class Loading {
    private final CarrierService carriers;
    private final PlatformService platforms;
    private final InterconnectService interconnects;
    private final ClientService clients;
    private final ContractService contracts;
    private final CampaignService campaigns;
    private final PersonService people;
    private final ApiKeyService keys;
    private final Ledger ledger;

    Loading(
            CarrierService carriers,
            PlatformService platforms,
            InterconnectService interconnects,
            ClientService clients,
            ContractService contracts,
            CampaignService campaigns,
            PersonService people,
            ApiKeyService keys,
            Ledger ledger) {
        this.carriers = carriers;
        this.platforms = platforms;
        this.interconnects = interconnects;
        this.clients = clients;
        this.contracts = contracts;
        this.campaigns = campaigns;
        this.people = people;
        this.keys = keys;
        this.ledger = ledger;
    }

    /** Registers everything; returns the API keys in clear by their names. */
    @Transactional
    Map<String, String> load(Scenario scenario, Password password) {
        scenario.carriers().forEach(carriers::register);
        platforms.register(scenario.platform());
        String platform = scenario.platform().code();
        scenario.interconnects().forEach((carrier, terms) -> interconnects.put(platform, carrier, null, terms));
        clients.register(scenario.client());
        contracts.register(scenario.contract());
        clients.protect(scenario.client().code(), scenario.protectedPeriod());
        campaigns.register(scenario.campaign());
        platforms.report(platform, scenario.running());
        for (Scenario.Account account : scenario.accounts()) {
            people.add(
                    ActorId.SYSTEM,
                    new NewPerson(
                            account.login(),
                            account.name(),
                            account.email(),
                            password,
                            account.roles(),
                            account.carrier(),
                            account.client(),
                            account.language()));
        }
        Map<String, String> clear = new LinkedHashMap<>();
        for (NewApiKey wanted : scenario.apiKeys()) {
            clear.put(wanted.name(), keys.issue(ActorId.SYSTEM, wanted).clear());
        }
        ledger.append(ActorId.SYSTEM, new DemoLoaded(Scenario.NAME));
        return clear;
    }
}

package org.countersign.ui;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.countersign.access.Callers;
import org.countersign.campaigns.CampaignService;
import org.countersign.campaigns.CampaignView;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ClientView;
import org.countersign.carriers.Carriers;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.platforms.Platforms;

/** What fields for codes offer as one types: what there is in the registry and the caller may see, but not all where it is very much. */
@Singleton
@Named("offers")
public class Offers {
    private final Carriers carriers;
    private final Platforms platforms;
    private final ClientService clients;
    private final CampaignService campaigns;
    private final Callers callers;

    Offers(Carriers carriers, Platforms platforms, ClientService clients, CampaignService campaigns, Callers callers) {
        this.carriers = carriers;
        this.platforms = platforms;
        this.clients = clients;
        this.campaigns = campaigns;
        this.callers = callers;
    }

    public List<Choice> carriers() {
        return choices(carriers.names());
    }

    public List<Choice> platforms() {
        return choices(platforms.names());
    }

    public List<Choice> clients() {
        return choices(
                clients.list(null, callers.current().readsOnlyClient(), many()), ClientView::code, ClientView::name);
    }

    public List<Choice> campaigns() {
        return choices(
                campaigns.list(null, null, callers.current().readsOnlyClient(), many()),
                CampaignView::code,
                CampaignView::name);
    }

    private static Paging many() {
        Paging paging = new Paging();
        paging.limit = Paging.MOST;
        return paging;
    }

    private static List<Choice> choices(Map<String, String> names) {
        return names.entrySet().stream()
                .map(name -> new Choice(name.getKey(), name.getValue()))
                .toList();
    }

    private static <T> List<Choice> choices(Page<T> page, Function<T, String> code, Function<T, String> name) {
        return page.items().stream()
                .map(item -> new Choice(code.apply(item), name.apply(item)))
                .toList();
    }
}

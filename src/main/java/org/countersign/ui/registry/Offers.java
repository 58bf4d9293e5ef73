package org.countersign.ui.registry;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.countersign.access.Callers;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ClientView;
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.platforms.PlatformService;
import org.countersign.platforms.PlatformView;
import org.countersign.ui.Choice;

/** What fields for codes offer as one types: the newest of the registry, which are not necessarily all. */
@Singleton
class Offers {
    private final CarrierService carriers;
    private final PlatformService platforms;
    private final ClientService clients;
    private final Callers callers;

    Offers(CarrierService carriers, PlatformService platforms, ClientService clients, Callers callers) {
        this.carriers = carriers;
        this.platforms = platforms;
        this.clients = clients;
        this.callers = callers;
    }

    List<Choice> carriers() {
        return choices(carriers.list(null, null, null, many()), CarrierView::code, CarrierView::name);
    }

    List<Choice> platforms() {
        return choices(platforms.list(null, null, many()), PlatformView::code, PlatformView::name);
    }

    /** Those that the caller may see. */
    List<Choice> clients() {
        return choices(
                clients.list(null, callers.current().readsOnlyClient(), many()), ClientView::code, ClientView::name);
    }

    private static Paging many() {
        Paging paging = new Paging();
        paging.limit = Paging.MOST;
        return paging;
    }

    private static <T> List<Choice> choices(Page<T> page, Function<T, String> code, Function<T, String> name) {
        return page.items().stream()
                .map(item -> new Choice(code.apply(item), name.apply(item)))
                .toList();
    }
}

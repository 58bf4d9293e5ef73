package org.countersign.ui.admin;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.countersign.access.Role;
import org.countersign.campaigns.ClientService;
import org.countersign.campaigns.ClientView;
import org.countersign.carriers.CarrierService;
import org.countersign.carriers.CarrierView;
import org.countersign.core.Language;
import org.countersign.core.Paging;
import org.countersign.ui.Choice;
import org.countersign.ui.PageTexts;
import org.countersign.ui.WebPages;
import org.countersign.ui.WordTexts;

/** What the forms of people and keys offer to choose from: roles, and whom they may be bound to. */
@Singleton
class Scopes {
    private final CarrierService carriers;
    private final ClientService clients;
    private final WebPages pages;

    Scopes(CarrierService carriers, ClientService clients, WebPages pages) {
        this.carriers = carriers;
        this.clients = clients;
        this.pages = pages;
    }

    /**
     * What there is to choose from.
     *
     * @param carriers the newest, which are not necessarily all
     * @param clients the newest, which are not necessarily all
     */
    record Offered(List<Choice> roles, List<Choice> carriers, List<Choice> clients, List<Choice> languages) {}

    Offered offered(AdminTexts texts, PageTexts common) {
        Paging many = new Paging();
        many.limit = Paging.MOST;
        WordTexts words = pages.texts(WordTexts.class);
        return new Offered(
                Arrays.stream(Role.values())
                        .map(role -> new Choice(role.word(), common.role(role), texts.may(role)))
                        .toList(),
                carriers.list(null, null, null, many).items().stream()
                        .map((CarrierView carrier) -> new Choice(carrier.code(), carrier.name()))
                        .toList(),
                clients.list(null, null, many).items().stream()
                        .map((ClientView client) -> new Choice(client.code(), client.name()))
                        .toList(),
                Arrays.stream(Language.values())
                        .map(language -> new Choice(language.tag(), words.language(language)))
                        .toList());
    }
}

package org.countersign.carriers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.ledger.Entry;
import org.countersign.ledger.FreeText;
import org.countersign.ledger.check.Expected;
import org.countersign.ledger.check.Reconciliation;

/** What the facts about carriers make of their tables. */
@Singleton
class CarrierReconciliation implements Reconciliation {
    private static final String REGISTERED = "carrier-registered";
    private static final String AMENDED = "carrier-amended";
    private static final ObjectMapper JSON = JsonMappers.standard();
    private static final TypeReference<List<Contact>> CONTACTS = new TypeReference<>() {};

    @Override
    public String birth() {
        return REGISTERED;
    }

    @Override
    public Set<String> later() {
        return Set.of(AMENDED);
    }

    @Override
    public List<Rows> tables() {
        return List.of(
                new Rows("carrier", """
                        select c.code, c.code, c.code as code, c.name, c.country, c.language, c.registered_at
                        from carrier c where c.code in (:keys)"""),
                new Rows("carrier_plmn", """
                        select c.code, p.plmn, c.code as carrier, p.plmn as plmn
                        from carrier_plmn p join carrier c on c.id = p.carrier where c.code in (:keys)"""),
                new Rows("carrier_sensitive_name", """
                        select c.code, n.name, c.code as carrier, n.name as name
                        from carrier_sensitive_name n join carrier c on c.id = n.carrier where c.code in (:keys)"""),
                new Rows("carrier_contact", """
                        select c.code, k.position, c.code as carrier, k.position as position, k.name, k.email, k.duty
                        from carrier_contact k join carrier c on c.id = k.carrier where c.code in (:keys)"""));
    }

    @Override
    public String subjects() {
        return "select code, 1 from carrier where code > ? order by code";
    }

    @Override
    public void fold(List<Entry> facts, Expected expected) {
        // Each holds the whole content.
        Entry newest = facts.get(facts.size() - 1);
        CarrierAmended content = newest.fact(CarrierAmended.class);
        String code = newest.subject();
        Language language = content.language();
        expected.row("carrier", code)
                .is("code", content.code())
                .is("name", content.name())
                .is("country", content.country())
                .is("language", language)
                .isAbout("registered_at", facts.get(0));
        for (String plmn : content.plmns()) {
            expected.row("carrier_plmn", plmn).is("carrier", code).is("plmn", plmn);
        }
        for (String name : content.sensitiveNames()) {
            expected.row("carrier_sensitive_name", name).is("carrier", code).is("name", name);
        }
        String contacts = expected.text(content.contacts());
        if (contacts == null || contacts.equals(FreeText.ERASED)) {
            expected.anyRows("carrier_contact");
            return;
        }
        List<Contact> people = contacts(contacts);
        for (int i = 0; i < people.size(); i++) {
            Contact contact = people.get(i);
            expected.row("carrier_contact", i)
                    .is("carrier", code)
                    .is("position", i)
                    .isPrivately("name", contact.name())
                    .isPrivately("email", contact.email())
                    .isPrivately("duty", contact.duty());
        }
    }

    /** Whether the fact holds a carrier's whole content. */
    static boolean isContent(Entry entry) {
        return entry.kind().equals(REGISTERED) || entry.kind().equals(AMENDED);
    }

    /** The contacts in the text of a fact. */
    static List<Contact> contacts(String text) {
        try {
            return JSON.readValue(text, CONTACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("contacts cannot be read", e);
        }
    }
}

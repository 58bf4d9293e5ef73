package org.countersign.ui.registry;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the registry's pages; English here, French in {@code messages/registry_fr.properties}. */
@MessageBundle("registry")
public interface RegistryTexts {
    @Message("Carriers")
    String carriers();

    @Message("The mobile network operators whose sign-off changes need.")
    String carriersMeans();

    @Message("Register a carrier")
    String newCarrier();

    @Message("Name, code or PLMN")
    String carrierFilter();

    @Message("No carrier matches this filter.")
    String noSuchCarrier();

    @Message("No carrier is registered yet. Register the operators that your platforms are interconnected with.")
    String noCarrier();

    @Message("Name")
    String name();

    @Message("Code")
    String code();

    @Message("Lower-case letters, digits and hyphens. It stays for ever.")
    String codeHint();

    @Message("Country")
    String country();

    @Message("Two capitals of ISO 3166-1, such as FR")
    String countryHint();

    @Message("PLMNs")
    String plmns();

    @Message("Five or six digits each, with spaces between them, such as 20801 20802")
    String plmnsHint();

    @Message("Language of its mails")
    String language();

    @Message("No preference")
    String anyLanguage();

    @Message("{#if tag == 'fr'}French{#else}English{/if}")
    String languageName(String tag);

    @Message("Registered")
    String registered();

    @Message("Contacts")
    String contacts();

    @Message("Contact {number}")
    String contact(int number);

    @Message("Who is told of changes.")
    String contactsHint();

    @Message("Nobody would be told of a change. Add a contact.")
    String noContact();

    @Message("The contacts of other carriers are not shown.")
    String contactsHidden();

    @Message("E-mail")
    String email();

    @Message("Duty")
    String duty();

    @Message("Add a contact")
    String addContact();

    @Message("Remove contact {number}")
    String removeContact(int number);

    @Message("Interconnected platforms")
    String interconnects();

    @Message("No platform is interconnected with this carrier, so no change awaits its sign-off.")
    String noInterconnect();

    @Message("Platform")
    String platform();

    @Message("Notice")
    String notice();

    @Message("{days} {#if days == 1}day{#else}days{/if}")
    String noticeDays(int days);

    @Message("Acknowledges within")
    String acknowledges();

    @Message("{hours} h")
    String acknowledgesHours(int hours);

    @Message("Reference")
    String reference();

    @Message("Edit {name}")
    String editCarrier(String name);

    @Message("{name} is registered.")
    String carrierRegistered(String name);

    @Message("{name} is saved.")
    String carrierSaved(String name);
}

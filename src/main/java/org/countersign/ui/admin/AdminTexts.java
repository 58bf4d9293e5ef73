package org.countersign.ui.admin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.access.KeyState;
import org.countersign.access.Role;

/** The texts of the administration; English here, French in {@code messages/admin_fr.properties}. */
@MessageBundle("admin")
public interface AdminTexts {
    @Message("Parts of the administration")
    String parts();

    @Message("Calendars")
    String calendars();

    @Message(
            "Secret addresses at which calendar programs read what their owners may read. The addresses themselves are known to nobody but their owners.")
    String calendarsMean();

    @Message("Made")
    String calendarMade();

    @Message("Revoke")
    String calendarRevoke();

    @Message("Revoke the address that {name} made on {time}")
    String calendarRevokeOf(String name, String time);

    @Message(
            "An address that is revoked leads nowhere from then on. Its owner can make another one; who may not, needs a disabled account.")
    String calendarRevokeFollows();

    @Message("The address was revoked.")
    String calendarRevoked();

    @Message("Nobody has subscribed to a calendar.")
    String noCalendar();

    @Message("People")
    String people();

    @Message("Everybody who has an account, and what they may do.")
    String peopleMean();

    @Message("Add a person")
    String newPerson();

    @Message("Edit {name}")
    String editPerson(String name);

    @Message("Name, login or e-mail")
    String personFilter();

    @Message("Any role")
    String anyRole();

    @Message("Any state")
    String anyState();

    @Message("Role")
    String role();

    @Message("Roles")
    String roles();

    @Message("What this account may do. Roles add up.")
    String rolesHint();

    @Message("State")
    String state();

    @Message("{#if disabled}disabled{#else}active{/if}")
    String accountState(boolean disabled);

    @Message("Name")
    String name();

    @Message("Login")
    String login();

    @Message("Letters, digits and . _ @ + -, at most 100. It cannot be changed later.")
    String loginHint();

    @Message("E-mail address")
    String email();

    @Message("Password")
    String password();

    @Message("New password")
    String newPassword();

    @Message(
            "At least {least} characters. Hand it over in a way that nobody else reads; they can change it in their profile.")
    String passwordHint(int least);

    @Message("Carrier")
    String carrier();

    @Message("The code of the carrier that somebody with the role carrier contact signs off for.")
    String carrierHint();

    @Message("Client")
    String client();

    @Message("For the role campaign system: the code of the one client whose campaigns count. Empty for all clients.")
    String clientHint();

    @Message("Language")
    String language();

    @Message("for the carrier {name}")
    String onlyCarrier(String name);

    @Message("for the client {name}")
    String onlyClient(String name);

    @Message("Added")
    String added();

    @Message("Nobody matches this filter.")
    String noSuchPerson();

    @Message("{name} has an account now.")
    String personAdded(String name);

    @Message("The account of {name} is saved.")
    String personSaved(String name);

    @Message("This is your own account.")
    String yourself();

    @Message("Roles count from the next click, in sessions that are open already too, and for the API.")
    String editFollows();

    @Message("This is your own account: without the role administrator you cannot come back to these pages.")
    String editOwn();

    @Message(
            "Somebody must always be able to administer: the last administrator can neither be disabled nor lose the role.")
    String lastAdmin();

    @Message("Account")
    String account();

    @Message("Their entries in the ledger")
    String facts();

    @Message("What you can do")
    String steps();

    @Message(
            "{#when step}{#is PASSWORD}Set a new password{#is DISABLE}Disable the account{#is ENABLE}Enable the account{#is END_SESSIONS}End all sessions{/when}")
    String step(PersonStep step);

    @Message(
            "{#when step}{#is PASSWORD}Set a new password for {name}{#is DISABLE}Disable the account of {name}{#is ENABLE}Enable the account of {name}{#is END_SESSIONS}End all sessions of {name}{/when}")
    String stepOf(PersonStep step, String name);

    @Message(
            "{#when step}{#is PASSWORD}{name} has a new password.{#is DISABLE}The account of {name} is disabled.{#is ENABLE}The account of {name} is enabled.{#is END_SESSIONS}All sessions of {name} have ended.{/when}")
    String stepDone(PersonStep step, String name);

    @Message("What follows")
    String follows();

    @Message(
            "They are signed out at once, in every browser; what they have typed in a form is kept there, and comes back when they send it and sign in again.")
    String followsEnded();

    @Message("The present password stops counting at once, on pages and for the API.")
    String followsOldPassword();

    @Message("You hand the new password over yourself: nothing is sent.")
    String followsHandOver();

    @Message("They can neither sign in nor use the API with their password until the account is enabled again.")
    String followsShutOut();

    @Message("API keys that they issued go on working; revoke those that should not.")
    String followsKeys();

    @Message("What they did stays on record under their name.")
    String followsRecord();

    @Message("They can sign in again, with the password and the roles that they had.")
    String followsLetIn();

    @Message("They can sign in again at once: to keep somebody out, disable the account or set a new password.")
    String followsBack();

    @Message("This is your own account: you are signed out too.")
    String followsOwn();

    @Message("API keys")
    String keys();

    @Message(
            "The credentials of machines: campaign systems, deployment pipelines, scripts. A key’s secret is shown once and kept nowhere.")
    String keysMean();

    @Message("Issue a key")
    String newKey();

    @Message("Name of the key")
    String keyFilter();

    @Message("Name")
    String keyName();

    @Message("Which machine uses it and what for.")
    String keyNameHint();

    @Message("What who holds the key may do. Give no more than the machine needs.")
    String keyRolesHint();

    @Message("Expires")
    String expires();

    @Message("In the zone {zone}. Empty for never.")
    String expiresHint(String zone);

    @Message("never")
    String never();

    @Message("Last used")
    String lastUsed();

    @Message("not yet")
    String notUsed();

    @Message("Issued")
    String issued();

    @Message("Revoked")
    String revoked();

    @Message("by {name}")
    String by(String name);

    @Message("{#when state}{#is IN_FORCE}in force{#is EXPIRED}expired{#is REVOKED}revoked{/when}")
    String keyState(KeyState state);

    @Message("There is no API key yet. A campaign system needs one to ask whether it may launch.")
    String noKey();

    @Message("No key matches this filter.")
    String noSuchKey();

    @Message("The key works at once, on every node. Its secret is shown on the next page, this once.")
    String issueFollows();

    @Message("The key {name} is issued")
    String keyIssued(String name);

    @Message(
            "Copy the secret now and put it where the machine reads it. It is not kept here, and no page shows it again, this one neither.")
    String secretOnce();

    @Message("Secret")
    String secret();

    @Message("The machine sends it with each request:")
    String secretUse();

    @Message("If you lose it, revoke this key and issue another.")
    String secretLost();

    @Message("I have stored it")
    String goOn();

    @Message(
            "This key was issued already, and its secret was shown then. If you did not get it, revoke the key and issue another.")
    String issuedBefore();

    @Message("Revoke the key")
    String revoke();

    @Message("The next request with this key is refused, on every node.")
    String revokeFollows();

    @Message("It cannot be undone: the machine then needs another key.")
    String revokeFinal();

    @Message("A campaign system without a key gets no answer, and so does not launch.")
    String revokeSilent();

    @Message("The key {name} is revoked.")
    String keyRevoked(String name);

    @Message("Sessions")
    String sessions();

    @Message(
            "Who is signed in on pages at this moment. A session ends by itself when it has not been used for a while.")
    String sessionsMean();

    @Message("Person")
    String person();

    @Message("Signed in")
    String since();

    @Message("Last used")
    String used();

    @Message("Browser")
    String device();

    @Message("not known")
    String unknownDevice();

    @Message("this one")
    String thisSession();

    @Message("Nobody is signed in.")
    String noSession();

    @Message("No open session matches this filter.")
    String noSuchSession();

    @Message("Not signed in anywhere.")
    String notSignedIn();

    @Message("Name or login")
    String sessionFilter();

    @Message("End")
    String endSession();

    @Message("End this session of {name}")
    String endSessionOf(String name);

    @Message(
            "This browser is signed out at once; what was typed in a form there is kept, and comes back when it is sent and they sign in again. Other sessions go on.")
    String endFollows();

    @Message("This is the session that you are using now.")
    String endOwn();

    @Message("The session of {name} has ended.")
    String sessionEnded(String name);

    @Message("What each role may do. Somebody may have several; what they may do adds up.")
    String rolesMean();

    @Message("Who has it")
    String whoHas();

    @Message(
            "{#when role}{#is ADMIN}Everything that a change manager may do, but for asking whether to launch; and these pages: people, API keys, sessions. Reads the ledger.{#is CHANGE_MANAGER}Keeps the registry, declares and amends changes, places and lifts holds, takes part in overrides, asks whether a campaign may be launched. Reads decisions.{#is CARRIER}Reads the changes that concern one carrier and signs off for it. Sees nothing of what other carriers say. Always bound to one carrier.{#is CAMPAIGN_SYSTEM}Asks whether a campaign may be launched, and reads the decisions. Bound to one client, or to none and then asks for all.{#is PIPELINE}Reports which release of a platform is running. Usually an API key of the deployment.{#is AUDITOR}Reads the registry, changes, decisions, holds, the ledger and its proofs; changes nothing.{#is DUTY_OWNER}Answers for incidents: places and lifts holds, takes part in overrides, reads changes and decisions.{/when}")
    String may(Role role);
}

package org.countersign.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.access.Role;

/** The texts that all pages share; English here, French in {@code messages/pages_fr.properties}. */
@MessageBundle("pages")
public interface PageTexts {
    @Message("en")
    String language();

    @Message("Skip to the content")
    String skip();

    @Message("Partner carriers countersign a platform’s change before a campaign may leave.")
    String purpose();

    @Message("This is a demo: its data are made up, and its clock runs in September 2013.")
    String demo();

    @Message(
            "The server does not answer as it should: what you see is no longer up to date. It will be as soon as the server"
                    + " answers again; what you have typed stays.")
    String silent();

    @Message("Your session has ended: what you see is no longer up to date. What you have typed is still here.")
    String ended();

    @Message("Sign in in another tab, then go on here.")
    String signInElsewhere();

    @Message("The console on which the demo was started shows its accounts and their password.")
    String demoAccounts();

    @Message("Sign in")
    String signIn();

    @Message("Login")
    String login();

    @Message("Password")
    String password();

    @Message("The login or the password is not right.")
    String wrong();

    @Message("Too many attempts. Try again in {minutes} min.")
    String locked(long minutes);

    @Message("You cannot be signed in at the moment. Try again shortly.")
    String unavailable();

    @Message("{#when role}"
            + "{#is ADMIN}administrator{#is CHANGE_MANAGER}change manager{#is CARRIER}carrier contact"
            + "{#is CAMPAIGN_SYSTEM}campaign system{#is PIPELINE}deployment pipeline{#is AUDITOR}auditor"
            + "{#is DUTY_OWNER}duty owner{/when}")
    String role(Role role);

    @Message(
            "Your session has ended. Sign in, and you go on where you were: what you typed is still here. Nothing of it was saved.")
    String sessionOver();

    @Message(
            "Your session has ended, and what you sent is too long to be kept here. Go back in your browser, where it still stands, copy it, and sign in.")
    String tooLongToCarry();

    @Message("You are signed in again")
    String signedInAgain();

    @Message(
            "What was typed here before is still here, except for passwords. Nothing of it was saved: the form is shown again, and you send it when you are content with it.")
    String goOnMeans();

    @Message("Show the form")
    String goOn();

    @Message("Sign out")
    String signOut();

    @Message("Your profile")
    String profile();

    @Message("Signing out ends this session; your profile shows the others.")
    String signOutMeans();

    @Message(
            "{#when section}{#is HOME}Home{#is INBOX}Inbox{#is CHANGES}Changes{#is LAUNCH}May I launch?{#is CALENDAR}Calendar"
                    + "{#is WATCH}Delivery watch{#is INCIDENTS}Incidents{#is HOLDS}Holds{#is REGISTRY}Registry{#is DECISIONS}Decisions{#is LEDGER}Ledger{#is ADMINISTRATION}Administration{/when}")
    String section(Section section);

    @Message("Menu")
    String menu();

    @Message("Main")
    String mainNavigation();

    @Message("You are here")
    String breadcrumb();

    @Message("Search")
    String search();

    @Message("Change, carrier, campaign…")
    String searchHint();

    @Message("Français")
    String otherLanguage();

    @Message("just now")
    String rightNow();

    @Message("{minutes} min")
    String minutes(long minutes);

    @Message("{hours} h")
    String hours(long hours);

    @Message("{days} {#if days == 1}day{#else}days{/if}")
    String days(long days);

    @Message("{amount} ago")
    String ago(String amount);

    @Message("in {amount}")
    String ahead(String amount);

    @Message("Save")
    String save();

    @Message("Cancel")
    String cancel();

    @Message("Copy")
    String copy();

    @Message("Copied.")
    String copied();

    @Message("[erased]")
    String erased();

    @Message("Edit")
    String edit();

    @Message("Filter")
    String filter();

    @Message("Show all")
    String showAll();

    @Message("Newest")
    String newest();

    @Message("Older")
    String older();

    @Message("Pages")
    String paging();

    @Message("required")
    String required();

    @Message("Times are in the zone {zone}.")
    String inZone(String zone);

    @Message("Nothing was saved. Please look at this:")
    String faulty();

    @Message(
            "Somebody else has changed this since you opened it. Nothing was saved, and what you typed is still here: if you send it again, it counts on top of their change.")
    String stale();

    @Message("The form came twice. It was done once.")
    String doneOnce();

    @Message("Show how it is now, in a new tab")
    String showPresent();

    @Message("Stored now:")
    String presently();

    @Message("Nothing is stored here now.")
    String presentlyNothing();

    @Message(
            "{#when status}{#is 400}That request makes no sense{#is 403}You may not do this{#is 404}There is nothing here"
                    + "{#is 405}There is nothing to be done here{#is 409}That is not possible now{#is 412}Somebody else was faster"
                    + "{#is 413}That is too long{#is 415}That cannot be read here{#is 429}That was too often{#is 503}Not available at the moment{#else}Something went wrong{/when}")
    String errorTitle(int status);

    @Message("{#when status}{#is 400}The address or what was sent is not right."
            + "{#is 403}Your role does not permit it. Ask an administrator if you need it."
            + "{#is 404}The address is wrong, or what was there is not for you to see."
            + "{#is 405}What was tried cannot be done at this address. Nothing was changed."
            + "{#is 409}The present state does not allow it."
            + "{#is 412}Somebody else has changed it since you opened it. Nothing was saved: go back and look at it anew."
            + "{#is 413}More was sent at once than is taken here. Nothing was saved: go back, where it still stands, and shorten it."
            + "{#is 415}What was sent has a form that is not taken here. Nothing was saved."
            + "{#is 429}There were too many attempts in a short time. Wait a moment, then try again."
            + "{#is 503}Please try again in a moment. Until then nothing may be launched."
            + "{#else}It is our fault, and it is in the log. Nothing was half done.{/when}")
    String errorMeans(int status);

    @Message("Back to the start")
    String home();

    @Message("1 in {number}")
    String oneIn(String number);

    // First steps

    @Message("{done} of {all} done")
    String firstStepsDone(int done, int all);

    @Message(
            "{#when step}{#is CARRIER}Register a carrier{#is PLATFORM}Register a platform{#is INTERCONNECT}Interconnect them"
                    + "{#is CLIENT}Register a client{#is CONTRACT}Enter a contract{#is CHANGE}Declare the first change{/when}")
    String firstStep(FirstStep step);

    @Message("{#when step}{#is CARRIER}The operator whose sign-off you need, with its PLMNs and contacts."
            + "{#is PLATFORM}What sends the messages, with the release that runs today."
            + "{#is INTERCONNECT}Open an interconnect on the platform’s page: the notice and the deadline that you agreed."
            + "{#is CLIENT}Who orders campaigns."
            + "{#is CONTRACT}From when until when the client may send over the platform."
            + "{#is CHANGE}From then on no campaign leaves before every affected carrier has accepted.{/when}")
    String firstStepMeans(FirstStep step);

    @Message("Next step")
    String nextStep();
}

package org.countersign.ui.profile;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the profile; English here, French in {@code messages/profile_fr.properties}. */
@MessageBundle("profile")
public interface ProfileTexts {
    @Message("Your profile")
    String profile();

    @Message("You")
    String you();

    @Message("Login")
    String login();

    @Message("E-mail address")
    String email();

    @Message("Roles")
    String roles();

    @Message("Carrier")
    String carrier();

    @Message("Client")
    String client();

    @Message("An administrator changes these.")
    String askAdmin();

    @Message("Language and time")
    String preferences();

    @Message("Language")
    String language();

    @Message("Time zone")
    String zone();

    @Message("Every time on the pages is shown in it.")
    String zoneHint();

    @Message("The installation’s: {zone}")
    String ownZone(String zone);

    @Message("Your browser says:")
    String useZone();

    @Message("Your profile is saved.")
    String saved();

    @Message("Password")
    String password();

    @Message("Change your password")
    String changePassword();

    @Message("Present password")
    String present();

    @Message("New password")
    String wanted();

    @Message("At least {least} characters.")
    String wantedHint(int least);

    @Message("New password, once more")
    String again();

    @Message("What follows")
    String follows();

    @Message("The present password stops counting at once, here and for the API.")
    String passwordFollows();

    @Message("All your other sessions end; this one goes on.")
    String passwordEnds();

    @Message("Your password is changed. Your other sessions have ended.")
    String passwordChanged();

    @Message("Where you are signed in")
    String sessions();

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

    @Message("You came here without signing in on a page.")
    String noSession();

    @Message("You are signed in nowhere else.")
    String onlyThis();

    @Message("End all others")
    String endOthers();

    @Message(
            "The other browsers are signed out at once; what you typed in a form there is kept, and comes back when you send it and sign in again. If you do not know one of them, change your password too.")
    String endFollows();

    @Message("Your other sessions have ended.")
    String othersEnded();

    @Message("Calendar")
    String calendar();

    @Message(
            "Your calendar program subscribes to what you may read here: changes, protected periods and ends of contracts.")
    String calendarMeans();

    @Message("Subscribe in a calendar")
    String calendarSubscribe();

    @Message("Addresses of your calendar")
    String calendarAddresses();

    @Message("Made")
    String calendarMade();

    @Message("There is no address of your calendar yet.")
    String noCalendar();

    @Message("Another address")
    String calendarMake();

    @Message("The address is shown on the next page, this once. It is a secret, and needs no password.")
    String calendarMakeFollows();

    @Message(
            "Whoever has it reads what you may read of changes, protected periods and contracts, and nothing once your account is disabled.")
    String calendarReads();

    @Message("You may have {most} of them: one for each device, so that you can revoke one without the others.")
    String calendarMost(int most);

    @Message("Make an address")
    String calendarMakeNow();

    @Message("Revoke")
    String calendarRevoke();

    @Message("Revoke the address made on {at}")
    String calendarRevokeOf(String at);

    @Message(
            "An address that is revoked leads nowhere, at once and for good: whoever subscribed to it hears of nothing any more.")
    String calendarRevokeFollows();

    @Message("The address is revoked.")
    String calendarRevoked();

    @Message("The address of your calendar")
    String calendarAddress();

    @Message("Copy the address now. No page shows it again, this one neither.")
    String calendarOnce();

    @Message(
            "In your calendar program choose to subscribe to a calendar by its address. It then looks for news by itself, as often as that program does.")
    String calendarUse();

    @Message(
            "This was done already, and the address was shown then. If you did not get it, revoke it and make another one.")
    String calendarShownBefore();

    @Message("Go on")
    String goOn();

    @Message("E-mail")
    String notices();

    @Message("What you are written to about, at {email}.")
    String noticesMean(String email);

    @Message("Write to me about what is usual")
    String noticesUsual();

    @Message(
            "Duty owners are written to about incidents, and change managers about those that nobody acknowledges in time; nobody else is without having chosen so. Then what is ticked below does not count.")
    String noticesUsualHint();

    @Message("Or about exactly this")
    String noticesEvents();

    @Message("Each letter says so when something is asked of you.")
    String noticesEventsHint();

    @Message(
            "Letters are in the language and the time zone of your profile. What you choose counts for what happens from now on.")
    String noticesLanguage();

    @Message("Nothing that you may read here is sent by e-mail to people with your roles.")
    String noticesNone();

    @Message("What you are written to about is saved.")
    String noticesSaved();

    @Message("Choose what you are written to about")
    String noticesChoose();
}

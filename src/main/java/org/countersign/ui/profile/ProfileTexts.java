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
            "The other browsers are signed out at once; what was typed there and not sent is lost. If you do not know one of them, change your password too.")
    String endFollows();

    @Message("Your other sessions have ended.")
    String othersEnded();
}

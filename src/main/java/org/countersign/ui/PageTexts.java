package org.countersign.ui;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.access.Role;

/** Every text of the pages; English here, French in {@code messages/pages_fr.properties}. */
@MessageBundle("pages")
interface PageTexts {
    @Message("en")
    String language();

    @Message("Skip to the content")
    String skip();

    @Message("Partner carriers countersign a platform’s change before a campaign may leave.")
    String purpose();

    @Message("This is a demo: its data are made up, and its clock runs in September 2013.")
    String demo();

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

    @Message("Start")
    String start();

    @Message("Welcome, {name}")
    String welcome(String name);

    @Message("Your account")
    String account();

    @Message("Roles")
    String roles();

    @Message("{#when role}"
            + "{#is ADMIN}administrator{#is CHANGE_MANAGER}change manager{#is CARRIER}carrier contact"
            + "{#is CAMPAIGN_SYSTEM}campaign system{#is PIPELINE}deployment pipeline{#is AUDITOR}auditor"
            + "{#is DUTY_OWNER}duty owner{/when}")
    String role(Role role);

    @Message("You act for the carrier")
    String carrier();

    @Message("You act for the client")
    String client();

    @Message("What you can do here")
    String possibilities();

    @Message("Read and try the API")
    String api();

    @Message("Every call with its parameters, examples and errors.")
    String apiMeans();

    @Message("See the ledger’s newest checkpoint")
    String checkpoint();

    @Message("The signed size and root hash, for whoever keeps an eye on the ledger.")
    String checkpointMeans();

    @Message("Sign out")
    String signOut();

    @Message("Signing out ends your sessions in all browsers.")
    String signOutMeans();
}

package org.countersign.ui.webhooks;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.notices.NoticeState;
import org.countersign.notices.WebhookFormat;
import org.countersign.notices.WebhookState;

/** The texts of the pages about webhooks; English here, French in {@code messages/webhooks_fr.properties}. */
@MessageBundle("webhooks")
public interface WebhookTexts {
    @Message("Webhooks")
    String webhooks();

    @Message("E-mail to")
    String mailedTo();

    @Message("somebody who is not registered any more")
    String formerRecipient();

    @Message("webhook at {host}")
    String webhookAt(String host);

    @Message("Systems that are told of facts as they happen, by signed HTTP requests, until they have taken them.")
    String webhooksMean();

    @Message("Add a webhook")
    String add();

    @Message(
            "There is no webhook yet. With one, a carrier’s or a client’s system need not ask whether anything is new.")
    String none();

    @Message("Receiver")
    String receiver();

    @Message("Reads as")
    String readsAs();

    @Message("who may read everything")
    String everything();

    @Message("campaign systems of every client")
    String everyClient();

    @Message("the carrier {name}")
    String ofCarrier(String name);

    @Message("the client {name}")
    String ofClient(String name);

    @Message("State")
    String stateLabel();

    @Message("{#when state}{#is ENABLED}served{#is DISABLED}wants no more{#is DELETED}ended{/when}")
    String state(WebhookState state);

    @Message("Waiting")
    String waiting();

    @Message("Dead letters")
    String dead();

    @Message("Added")
    String registered();

    @Message("Address")
    String url();

    @Message("An https address of the receiver, reachable from here.")
    String urlHint();

    @Message("Facts that it is told of")
    String events();

    @Message(
            "A carrier is told of changes and of its own sign-offs, a client’s system of changes and of its own decisions; who may read everything of all of them.")
    String eventsHint();

    @Message("For the carrier")
    String carrier();

    @Message("It then reads what this carrier may read, and nothing else.")
    String carrierHint();

    @Message("For the client")
    String client();

    @Message("It then reads what a campaign system of this client may read. With neither, it reads everything.")
    String clientHint();

    @Message("It then reads what a campaign system of this client may read; with none, of every client.")
    String anyClientHint();

    @Message("What follows")
    String follows();

    @Message(
            "It is told of what happens from now on, and of nothing before. The secret that signs is shown on the next page, this once.")
    String addFollows();

    @Message("{host} is told from now on")
    String added(String host);

    @Message("{host} has another secret")
    String rotated(String host);

    @Message(
            "Copy the secret now and give it to the receiver, in a way that nobody else reads. No page shows it again, this one neither.")
    String secretOnce();

    @Message("Secret")
    String secret();

    @Message("With it the receiver verifies the header webhook-signature of each request (Standard Webhooks).")
    String secretUse();

    @Message("Until {until} each request is also signed with the secret before, so that nothing is refused meanwhile.")
    String bothUntil(String until);

    @Message("I have handed it over")
    String goOn();

    @Message(
            "This was done already, and the secret was shown then. If you did not get it, give the webhook another one.")
    String shownBefore();

    @Message("What was sent")
    String sent();

    @Message("Its entries in the ledger")
    String facts();

    @Message("Its receiver has answered that it wants no more (410). Nothing is sent.")
    String disabledMeans();

    @Message("Earlier secret")
    String earlierSecret();

    @Message("signs too until {until}")
    String signsToo(String until);

    @Message("Another secret")
    String rotate();

    @Message("The new secret is shown on the next page, this once. It signs from the next request on.")
    String rotateFollows();

    @Message("The present one signs too for a while; an earlier one no longer.")
    String rotateEarlier();

    @Message("Give it another secret")
    String rotateNow();

    @Message("End the webhook")
    String end();

    @Message("Nothing more is sent to it. What it has not taken becomes dead letters, which nobody can send any more.")
    String endFollows();

    @Message("It cannot be undone: the receiver then needs another webhook, with another secret.")
    String endFinal();

    @Message("The webhook of {host} has ended.")
    String ended(String host);

    @Message("Deliveries")
    String notices();

    @Message("What webhooks and contacts were told and are to be told. It is kept for a while once it has ended.")
    String noticesMean();

    @Message("Nobody has been told of a fact yet.")
    String noNotice();

    @Message("Nothing matches this filter.")
    String noSuchNotice();

    @Message("About")
    String subject();

    @Message("Webhook")
    String webhook();

    @Message("Any state")
    String anyState();

    @Message(
            "{#when state}{#is PENDING}waiting{#is DELIVERED}delivered{#is DEAD}dead letter{#is WITHHELD}withheld{#is BOUNCED}came back{/when}")
    String noticeState(NoticeState state);

    @Message(
            "{#when state}{#is PENDING}It is tried until its receiver has taken it, or until its time is over.{#is DELIVERED}The receiver has taken it.{#is DEAD}Its time is over, or its webhook has ended: nobody tries any more.{#is WITHHELD}What it is about is not its reader’s to read any more, so nothing was sent.{#is BOUNCED}The mail server took it, and then it came back.{/when}")
    String noticeStateMeans(NoticeState state);

    @Message("Fact")
    String fact();

    @Message("When")
    String at();

    @Message("Attempts")
    String attempts();

    @Message("Last answer")
    String lastAnswer();

    @Message("no answer")
    String noAnswer();

    @Message("Id for the receiver")
    String factId();

    @Message("Entry {index} of the ledger")
    String entry(String index);

    @Message("Next attempt")
    String nextAt();

    @Message("after the one before about the same")
    String inLine();

    @Message("Tried until")
    String dueBy();

    @Message("Ended")
    String endedAt();

    @Message("Not tried yet.")
    String noAttempt();

    @Message("The newest hundred are shown.")
    String newestAttempts();

    @Message("Took")
    String took();

    @Message("{millis} ms")
    String millis(String millis);

    @Message("Answer")
    String answer();

    @Message("What is sent now")
    String body();

    @Message("It is read anew for each attempt, as its reader may read it then.")
    String bodyMeans();

    @Message("Its reader may not read it any more.")
    String noBody();

    @Message("Send again")
    String resend();

    @Message("It is sent at once, with the same id and with what is so now; its receiver may know it already.")
    String resendFollows();

    @Message("It is being sent again.")
    String sentAgain();

    @Message("What it is sent")
    String formatLabel();

    @Message("{#when format}{#is EVENT}events, as JSON{#is CHAT}sentences for a chat{/when}")
    String format(WebhookFormat format);

    @Message(
            "A chat is the incoming webhook of Slack, Teams or Mattermost. It is sent one sentence and a link for each event.")
    String formatHint();

    @Message("Language of the sentences")
    String languageLabel();

    @Message("For a chat only; English where none is chosen.")
    String languageHint();

    @Message("Chats do not check signatures: for them, the secret is of no use.")
    String secretOfChat();
}

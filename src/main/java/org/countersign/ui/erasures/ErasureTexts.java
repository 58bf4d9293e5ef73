package org.countersign.ui.erasures;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.erasures.ErasureView;

/** The texts of the pages about erasures; English here, French in {@code messages/erasures_fr.properties}. */
@MessageBundle("erasures")
public interface ErasureTexts {
    @Message("Erasures")
    String erasures();

    @Message(
            "Somebody's personal data go for good, and every proof stays valid. One administrator proposes, another one"
                    + " approves.")
    String erasuresMean();

    @Message("Ledger")
    String ledger();

    @Message("Propose an erasure")
    String propose();

    @Message("Nobody has been erased.")
    String none();

    @Message("Who")
    String whoLabel();

    @Message("A contact of {carrier}")
    String contactOf(String carrier);

    /** Of whom nothing is left to be called by. */
    @Message("A person")
    String somebody();

    @Message("State")
    String stateLabel();

    @Message("{#when state}{#is PROPOSED}waits for a second person{#is DONE}done{/when}")
    String state(ErasureView.State state);

    @Message("Proposed by")
    String proposedBy();

    @Message("Approved by")
    String approvedBy();

    @Message("Nobody yet")
    String nobodyYet();

    @Message("Proposed at")
    String proposedAt();

    @Message("A person with an account")
    String aPerson();

    @Message("What goes: login, name and e-mail address, and every reason and note that the person wrote.")
    String personMeans();

    @Message("Person")
    String person();

    @Message("Choose")
    String choosePerson();

    @Message("A contact of a carrier")
    String aContact();

    @Message("What goes: the contact's details, now and in everything that was registered of the carrier before.")
    String contactMeans();

    @Message("Carrier, by its code")
    String carrier();

    @Message("E-mail address of the contact")
    String contact();

    @Message("Show what would be erased")
    String show();

    @Message("Choose somebody with an account, or name a carrier and the address of a present or past contact of it.")
    String nobodyLikeThat();

    @Message("What would be erased")
    String whatGoes();

    @Message("What is erased cannot be brought back by anybody, not from the ledger either.")
    String forGood();

    @Message("Account")
    String account();

    @Message(
            "Nobody can sign in to it any more, and its sessions end. What the person did stays on record under an id that"
                    + " tells nothing.")
    String accountMeans();

    @Message("API keys that go on")
    String keys();

    @Message("They belong to machines. Should the person still know their secrets, issue new ones and revoke these.")
    String keysMean();

    @Message("The carrier has this contact now; it will have it no longer.")
    String isContact();

    @Message("The carrier no longer has this contact; what was registered before goes.")
    String wasContact();

    @Message(
            "{#if entries == 0}No text of the ledger goes.{#else}Texts of {number} {#if entries == 1}entry{#else}entries{/if} of the ledger go; the entries themselves stay.{/if}")
    String textsGo(long entries, String number);

    @Message(
            "With a carrier's contacts, the texts hold all contacts of that time; only those of the present stay readable.")
    String othersToo();

    @Message("The first {shown}:")
    String first(int shown);

    @Message("What carriers signed stays: titles, descriptions and effects of changes are no data about their author.")
    String whatStays();

    @Message("Why")
    String reason();

    @Message("Stays on record, so name nobody here.")
    String reasonHint();

    @Message("Proposing erases nothing yet: another administrator has to approve, and sees the same list.")
    String proposeMeans();

    @Message("The erasure is proposed; another administrator has to approve it.")
    String proposed();

    @Message("Erasure")
    String erasure();

    @Message("Four eyes")
    String fourEyes();

    @Message("You proposed this; another administrator has to approve it.")
    String own();

    @Message("Approving erases at once and for good what is listed here.")
    String approveMeans();

    @Message("Approve and erase")
    String approve();

    @Message("Erased for good.")
    String done();

    @Message(
            "{#if entries == 0}There was no text of theirs in the ledger.{#else}Texts of {number} {#if entries == 1}entry{#else}entries{/if} of the ledger were erased.{/if}")
    String textsWent(long entries, String number);

    @Message("erased")
    String erased();
}

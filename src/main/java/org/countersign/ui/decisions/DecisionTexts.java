package org.countersign.ui.decisions;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages about decisions; English here, French in {@code messages/decisions_fr.properties}. */
@MessageBundle("decisions")
public interface DecisionTexts {
    @Message("Decisions")
    String decisions();

    @Message("What the gate has answered to campaigns. An answer that only repeats the last one is not listed again.")
    String decisionsMean();

    @Message("Campaign")
    String campaign();

    @Message("Answer")
    String answer();

    @Message("Any answer")
    String anyAnswer();

    @Message("Reason")
    String reason();

    @Message("Any reason")
    String anyReason();

    @Message("From")
    String from();

    @Message("Until")
    String until();

    @Message("Decided")
    String decidedAt();

    @Message("Reasons")
    String reasons();

    @Message("none")
    String noReason();

    @Message("Standing")
    String standing();

    @Message("No decision matches this filter.")
    String noSuchDecision();

    @Message(
            "Nothing has been decided yet. The first question about a campaign that is asked in earnest leads to a decision.")
    String noDecision();

    @Message("May I launch?")
    String ask();

    @Message("Decision about “{campaign}”")
    String about(String campaign);

    @Message("Decision")
    String id();

    @Message("Client")
    String client();

    @Message("Platform")
    String platform();

    @Message("Launch asked for")
    String launchAt();

    @Message("Release claimed")
    String claimed();

    @Message("none, so the one reported counts")
    String noClaim();

    @Message("Releases judged")
    String releases();

    @Message("not known")
    String notKnown();

    @Message("Checked against")
    String checkedAgainst();

    @Message("the ledger’s first {size} entries")
    String entries(String size);

    @Message("Clearance holds until")
    String validUntil();

    @Message("Ledger entry")
    String entry();

    @Message("Digest of the answer")
    String digest();

    @Message("The question")
    String question();

    @Message("Audience")
    String audience();

    @Message("all interconnected carriers")
    String everybody();

    @Message("Carrier")
    String carrier();

    @Message("Recipients")
    String recipients();

    @Message("What the gate said")
    String said();

    @Message("{blocked} of {total} recipients may not be reached.")
    String atStake(String blocked, String total);

    @Message(
            "The record of this decision cannot be read: somebody has altered it. A replay shows what it must have been.")
    String unreadable();

    @Message("Was it right?")
    String replayTitle();

    @Message("A replay computes the decision again, from nothing but the ledger’s first {size} entries, and compares.")
    String replayMeans(String size);

    @Message("Replay")
    String replay();

    @Message("Replay again")
    String replayAgain();

    @Message("It agrees: the recorded answer follows from the ledger, to the byte.")
    String agrees();

    @Message("It does not agree: the record is not what follows from the ledger.")
    String disagrees();

    @Message("As recorded")
    String recorded();

    @Message("As recomputed")
    String recomputed();

    @Message("Agrees")
    String same();

    @Message("yes")
    String yes();

    @Message("no")
    String no();

    @Message("All carriers")
    String allCarriers();

    @Message("Ask again")
    String askAgain();
}

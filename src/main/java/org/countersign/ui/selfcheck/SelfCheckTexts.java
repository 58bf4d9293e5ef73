package org.countersign.ui.selfcheck;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.ledger.check.Difference;

/** The texts of the page about the self-check; English here, French in {@code messages/selfcheck_fr.properties}. */
@MessageBundle("selfcheck")
public interface SelfCheckTexts {
    @Message("Self-check")
    String selfCheck();

    @Message(
            "One of the nodes regularly computes the whole ledger again from its leaves, and compares every table with what"
                    + " the facts say. Whoever changes the database past this application shows here.")
    String selfCheckMeans();

    @Message("Ledger")
    String ledger();

    @Message("No check has come to its end yet. The first one begins by itself soon after the start.")
    String noneYet();

    @Message("Everything is as the ledger says")
    String holds();

    @Message("{number} {#if number == 1}difference{#else}differences{/if}")
    String differs(long number);

    @Message("Somebody has changed the database past this application, or the application is wrong. Keep a copy of the"
            + " database before anything is corrected. The gate decides by the ledger and not by these tables.")
    String differsMeans();

    @Message("Completed")
    String completed();

    @Message("Entries computed again")
    String entries();

    @Message("Registered things compared")
    String things();

    @Message("What differs")
    String differences();

    @Message("The first {shown} of {all}; the log of the node that checked has them all.")
    String onlyFirst(int shown, String all);

    @Message("Kind")
    String kindLabel();

    @Message("Where")
    String where();

    @Message("The ledger says")
    String expected();

    @Message("Found")
    String found();

    @Message("a text, not shown here")
    String aText();

    @Message("Facts")
    String facts();

    @Message("{#when kind}{#is VALUE}other value{#is MISSING}row is missing{#is UNFOUNDED}row without a fact"
            + "{#is UNREADABLE}unreadable fact{#is LEAF}altered entry{#is GAP}gap in the ledger{#is TIME}time runs back"
            + "{#is NODE}altered tree{#is HEAD}altered head{#is CHECKPOINT}not what was signed{#is TEXT}altered text"
            + "{#is TEXT_GONE}text gone without an erasure{#is UNCHECKED}could not be checked{/when}")
    String kind(Difference.Kind kind);
}

package org.countersign.ui.calendar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.changes.Conflict;

/** The texts of the calendar; English here, French in {@code messages/calendar_fr.properties}. */
@MessageBundle("calendar")
public interface CalendarTexts {
    @Message("Calendar")
    String calendar();

    @Message(
            "Changes, campaigns, protected periods and contracts on one time line, and where they get in each other’s way.")
    String means();

    @Message("Previous")
    String previous();

    @Message("Today")
    String today();

    @Message("Next")
    String next();

    @Message("Week")
    String week();

    @Message("Month")
    String month();

    @Message("How much to show")
    String views();

    @Message("Other times")
    String ways();

    @Message("Day")
    String day();

    @Message("Platform code")
    String platform();

    @Message("Show")
    String show();

    @Message("All platforms")
    String allPlatforms();

    @Message("Protected periods")
    String periods();

    @Message("Changes")
    String changes();

    @Message("Campaigns")
    String campaigns();

    @Message("Contracts")
    String contracts();

    @Message("No protected period in this time.")
    String noPeriod();

    @Message("No change window in this time.")
    String noChange();

    @Message("No campaign is planned to launch in this time.")
    String noCampaign();

    @Message("No contract is in force in this time.")
    String noContract();

    @Message("There are more than the {most} shown here. Choose a platform or a shorter time.")
    String cut(int most);

    @Message("{#if justified}conflict, justified{#else}conflict{/if}")
    String conflict(boolean justified);

    @Message(
            "{#when kind}{#is OVERLAP}same time as{#is PROTECTED_PERIOD}protected period of{#is SHORT_NOTICE}short notice for{/when}")
    String conflictWith(Conflict.Kind kind);

    @Message("and {more} more")
    String andMore(int more);

    @Message("ends in this time")
    String ends();

    @Message("cleared")
    String cleared();

    @Message("not cleared")
    String notCleared();

    @Message("the part in conflict")
    String clash();

    @Message("now")
    String now();

    @Message("Subscribe in a calendar")
    String subscribe();
}

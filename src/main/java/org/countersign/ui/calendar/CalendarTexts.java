package org.countersign.ui.calendar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.countersign.changes.Conflict;
import org.countersign.notices.calendar.MaintenanceNotice;
import org.countersign.notices.maintenance.MaintenanceState;

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

    @Message("Carriers’ maintenance")
    String maintenances();

    @Message(
            "What carriers have told of their own work. Where nobody knows yet whose it is, assign the notice to a carrier or dismiss it.")
    String maintenancesMean();

    @Message("Maintenance")
    String maintenance();

    @Message("Carrier")
    String maintenanceCarrier();

    @Message("Carrier code")
    String maintenanceCarrierCode();

    @Message("When")
    String maintenanceWhen();

    @Message("Effect")
    String maintenanceImpact();

    @Message(
            "{#when impact}{#is NO_IMPACT}no impact{#is REDUCED_REDUNDANCY}reduced redundancy{#is DEGRADED}degraded{#is OUTAGE}outage{/when}")
    String maintenanceImpactWord(MaintenanceNotice.Impact impact);

    @Message(
            "{#when status}{#is TENTATIVE}planned{#is CONFIRMED}confirmed{#is CANCELLED}cancelled{#is IN_PROCESS}under way{#is COMPLETED}completed{/when}")
    String maintenanceStatus(MaintenanceNotice.Status status);

    @Message("Standing")
    String maintenanceStateLabel();

    @Message("{#when state}{#is UNMATCHED}carrier unknown{#is MATCHED}assigned{#is DISMISSED}dismissed{/when}")
    String maintenanceState(MaintenanceState state);

    @Message("All notices")
    String anyMaintenanceState();

    @Message("No notice fits this filter.")
    String noSuchMaintenance();

    @Message("No carrier has told of its maintenance yet. Their notices come by API, in the MAINTNOTE form.")
    String noMaintenanceYet();

    @Message("No carrier’s maintenance in this time.")
    String noMaintenance();

    @Message("All of this carrier’s notices")
    String allMaintenances();

    @Message("Nobody knows yet.")
    String maintenanceNobody();

    @Message("Told by")
    String maintenanceProvider();

    @Message("Account")
    String maintenanceAccount();

    @Message("Their reference")
    String maintenanceId();

    @Message("Touches")
    String maintenanceObjects();

    @Message("Description")
    String maintenanceDescription();

    @Message("Received")
    String maintenanceTold();

    @Message("brought up to date")
    String maintenanceUpdated();

    @Message("It informs only: it blocks no campaign. If messages must not leave meanwhile, place a hold.")
    String maintenanceInforms();

    @Message("Assign to a carrier")
    String maintenanceAssign();

    @Message("The notice then shows on that carrier’s page, and its people can read it.")
    String maintenanceAssignMeans();

    @Message("The notice was assigned.")
    String maintenanceAssigned();

    @Message("Dismiss")
    String maintenanceDismiss();

    @Message("Why it is no carrier’s of ours")
    String maintenanceDismissReason();

    @Message("It stays in the list, and shows nowhere else. This cannot be undone.")
    String maintenanceDismissMeans();

    @Message("The notice was dismissed.")
    String maintenanceDismissed();
}

package org.countersign.notices.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.countersign.access.Callers;
import org.countersign.core.Problem;
import org.countersign.notices.calendar.CalendarReply.Participation;
import org.countersign.signoffs.NewSignOff;
import org.countersign.signoffs.SignOffDecision;
import org.countersign.signoffs.SignOffService;

/** Takes what calendar programs answer as sign-offs, by all the rules that these have. */
@ApplicationScoped
class CalendarReplies {
    private static final int SHOWN = 100;
    private static final Pattern REFERENCE = Pattern.compile("CHG-[0-9]{4}-[0-9]{4,10}");

    private final SignOffService signOffs;
    private final MaintenanceNotices notices;
    private final Callers callers;

    CalendarReplies(SignOffService signOffs, MaintenanceNotices notices, Callers callers) {
        this.signOffs = signOffs;
        this.notices = notices;
        this.callers = callers;
    }

    /**
     * What has come of a reply.
     *
     * @param reference the change that was answered
     */
    record Taken(String reference, SignOffService.Outcome outcome) {}

    Taken take(CalendarReply reply) {
        String reference = notices.reference(reply.uid())
                .filter(found -> REFERENCE.matcher(found).matches())
                .orElseThrow(() -> Problem.notFound("change", shortened(reply.uid())));
        return new Taken(
                reference,
                signOffs.signOff(
                        reference,
                        null,
                        new NewSignOff(
                                null,
                                notices.revision(reference, callers.current().carrier(), reply.sequence()),
                                decision(reply.participation()),
                                null,
                                reply.comment())));
    }

    /** A press on "accept" says that somebody will be there; that it agrees to the change, a carrier says elsewhere. */
    private static SignOffDecision decision(Participation participation) {
        return switch (participation) {
            case ACCEPTED, TENTATIVE -> SignOffDecision.ACKNOWLEDGED;
            case DECLINED -> SignOffDecision.REJECTED;
        };
    }

    private static String shortened(String uid) {
        String plain = uid.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }
}

package org.countersign.ui.changes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeStatus;
import org.countersign.changes.ChangeView;
import org.countersign.changes.Conflict;
import org.countersign.changes.Reference;
import org.countersign.changes.Step;
import org.countersign.changes.Transition;
import org.countersign.core.Code;
import org.countersign.core.JsonMappers;
import org.countersign.core.Problem;
import org.countersign.ui.Directory;
import org.countersign.ui.Form;
import org.countersign.ui.Forms;
import org.countersign.ui.Names;
import org.countersign.ui.PageTexts;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** One page for each step of a change, which says what the step will do before anybody takes it. */
@Path(ChangePages.PATH)
@Produces(WebPages.HTML)
@Blocking
public class StepPages {
    private static final String STEP = "{reference}/{step:declare|implement|close|withdraw|roll-back}";

    private final WebPages pages;
    private final Forms forms;
    private final ChangeService changes;
    private final Directory directory;
    private final Callers callers;

    StepPages(WebPages pages, Forms forms, ChangeService changes, Directory directory, Callers callers) {
        this.pages = pages;
        this.forms = forms;
        this.changes = changes;
        this.directory = directory;
        this.callers = callers;
    }

    @CheckedTemplate(basePath = "changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance step(Form form, ChangeView change, Transition step, Consequences will);

        static native TemplateInstance approve(
                Form form, ChangeView change, ChangeView.Excluded exclusion, String name);
    }

    /**
     * What a step will do.
     *
     * @param address of the change's page
     * @param called the names of all that it speaks of
     * @param affected the names of the carriers that are asked
     * @param approves the names of those whose exclusion declaring approves
     * @param own the names of those whose exclusion the viewer proposed and so cannot approve
     * @param missing the names of those without which it cannot be closed
     * @param hasBegun whether the planned start has passed
     */
    record Consequences(
            String address,
            Names called,
            List<String> affected,
            List<String> approves,
            List<String> own,
            List<String> missing,
            boolean hasBegun,
            String atHint) {

        public String names(List<String> some) {
            return String.join(", ", some);
        }
    }

    @GET
    @Path(STEP)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> ask(@RestPath @Reference String reference, @RestPath String step) {
        return pages.ok(page(forms.blank(), reference, transition(step)));
    }

    @POST
    @Path(STEP)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> take(
            @RestPath @Reference String reference, @RestPath String step, MultivaluedMap<String, String> posted) {
        Transition transition = transition(step);
        return forms.take(
                posted,
                form -> {
                    move(transition, reference, form);
                    return pages.seeOther(ChangePages.path(reference), texts().done(transition, reference));
                },
                form -> page(form, reference, transition));
    }

    @GET
    @Path("{reference}/exclusions/{carrier}/approve")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> askToApprove(@RestPath @Reference String reference, @RestPath @Code String carrier) {
        return pages.ok(approval(forms.blank(), reference, carrier));
    }

    @POST
    @Path("{reference}/exclusions/{carrier}/approve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Role.Names.ADMIN, Role.Names.CHANGE_MANAGER})
    public RestResponse<String> approve(
            @RestPath @Reference String reference,
            @RestPath @Code String carrier,
            MultivaluedMap<String, String> posted) {
        return forms.take(
                posted,
                form -> {
                    changes.approveExclusion(reference, carrier, form.ifMatch());
                    return pages.seeOther(ChangePages.path(reference), texts().approved(name(carrier)));
                },
                form -> approval(form, reference, carrier));
    }

    private void move(Transition transition, String reference, Form form) {
        Step step = forms.read(form, Step.class);
        var unused = switch (transition) {
            case DECLARE -> changes.declare(reference, form.ifMatch(), step);
            case IMPLEMENT -> changes.implement(reference, form.ifMatch(), step);
            case CLOSE -> changes.close(reference, form.ifMatch(), step);
            case WITHDRAW -> changes.withdraw(reference, form.ifMatch(), step);
            case ROLL_BACK -> changes.rollBack(reference, form.ifMatch(), step);
        };
    }

    private TemplateInstance page(Form form, String reference, Transition step) {
        ChangeView change = changes.get(reference);
        return Templates.step(form, change, step, consequences(change));
    }

    private Consequences consequences(ChangeView change) {
        Viewer viewer = pages.viewer();
        Set<String> codes = new TreeSet<>();
        change.affected().forEach(carrier -> codes.add(carrier.carrier()));
        change.exclude().forEach(exclusion -> codes.add(exclusion.carrier()));
        Names names = directory
                .names()
                .carriers(codes)
                .clients(change.conflicts().stream().map(Conflict::client).toList());
        List<ChangeView.Excluded> open = change.exclude().stream()
                .filter(exclusion -> change.status() == ChangeStatus.DRAFT && exclusion.approvedBy() == null)
                .toList();
        Predicate<ChangeView.Excluded> own = exclusion -> exclusion.proposedBy().equals(callers.id());
        Set<String> leftOut = new TreeSet<>();
        List<String> approves = new ArrayList<>();
        open.stream().filter(own.negate()).forEach(exclusion -> {
            leftOut.add(exclusion.carrier());
            approves.add(names.carrier(exclusion.carrier()));
        });
        return new Consequences(
                ChangePages.path(change.reference()),
                names,
                change.affected().stream()
                        .map(ChangeView.Affected::carrier)
                        .filter(carrier -> !leftOut.contains(carrier))
                        .map(names::carrier)
                        .sorted()
                        .toList(),
                approves,
                open.stream()
                        .filter(own)
                        .map(exclusion -> names.carrier(exclusion.carrier()))
                        .toList(),
                change.affected().stream()
                        .filter(carrier -> !carrier.clearsAt(viewer.now()))
                        .map(carrier -> names.carrier(carrier.carrier()))
                        .toList(),
                !change.window().start().isAfter(viewer.now()),
                texts().atHint() + " " + pages.texts(PageTexts.class).inZone(viewer.zoneName()));
    }

    private TemplateInstance approval(Form form, String reference, String carrier) {
        ChangeView change = changes.get(reference);
        ChangeView.Excluded exclusion = change.exclude().stream()
                .filter(each -> each.carrier().equals(carrier))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("proposal to exclude carrier", carrier));
        return Templates.approve(form, change, exclusion, name(carrier));
    }

    private String name(String carrier) {
        return directory.names().carriers(List.of(carrier)).carrier(carrier);
    }

    private static Transition transition(String word) {
        Transition step = JsonMappers.value(Transition.class, word, "{step}");
        if (step == null) {
            throw new IllegalStateException("the path takes no other word than " + word);
        }
        return step;
    }

    private ChangeTexts texts() {
        return pages.texts(ChangeTexts.class);
    }
}

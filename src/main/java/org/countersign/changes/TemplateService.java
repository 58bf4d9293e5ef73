package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.access.Refusal;
import org.countersign.core.ActorId;
import org.countersign.core.CurrentActor;
import org.countersign.core.Cursor;
import org.countersign.core.Etags;
import org.countersign.core.FieldError;
import org.countersign.core.Page;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.countersign.core.UniqueViolation;
import org.countersign.core.Words;
import org.countersign.ledger.Ledger;
import org.countersign.platforms.Platforms;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Proposes, approves and retires what standard changes start from. */
@ApplicationScoped
public class TemplateService {
    /** What attempts that are refused are on record as. */
    static final String OPERATION = "template";

    private final ChangeTemplates templates;
    private final Platforms platforms;
    private final Ledger ledger;
    private final CurrentActor actor;
    private final Clock clock;

    TemplateService(ChangeTemplates templates, Platforms platforms, Ledger ledger, CurrentActor actor, Clock clock) {
        this.templates = templates;
        this.platforms = platforms;
        this.ledger = ledger;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public TemplateView propose(TemplateContent content) {
        ActorId by = person(content.code());
        List<FieldError> faults = new ArrayList<>(content.faults());
        String platform = content.platform();
        if (platform != null && platforms.byCode(platform).isEmpty()) {
            faults.add(new FieldError("/platform", "is not a platform that is known here"));
        }
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
        ChangeTemplate template = new ChangeTemplate(content, by, clock.instant());
        try {
            templates.persistAndFlush(template);
        } catch (ConstraintViolationException e) {
            if (UniqueViolation.isOf(e, "change_template_code_taken")) {
                throw Problem.conflict(
                        "already-exists", "There is already a {0} '{1}'.", Words.of("template"), content.code());
            }
            throw e;
        }
        ledger.append(by, content.proposed());
        return template.view();
    }

    @Transactional
    public TemplateView approve(String code, @Nullable String ifMatch) {
        ChangeTemplate template = templates.lock(code);
        ActorId by = person(code);
        if (template.isProposedBy(by)) {
            throw new Refusal(
                    OPERATION, code, Problem.forbidden("You proposed this template; somebody else has to approve it."));
        }
        Etags.require(ifMatch, template.version());
        ledger.append(by, template.approve(by, clock.instant()));
        return template.view();
    }

    /** One person suffices: fewer changes are standard then. */
    @Transactional
    public TemplateView retire(String code, @Nullable String ifMatch, String reason) {
        ChangeTemplate template = templates.lock(code);
        Etags.require(ifMatch, template.version());
        ledger.append(actor.id(), template.retire(reason, actor.id(), clock.instant()));
        return template.view();
    }

    @Transactional
    public TemplateView get(String code) {
        return templates.require(code).view();
    }

    @Transactional
    public Optional<TemplateView> find(String code) {
        return templates.byCode(code).map(ChangeTemplate::view);
    }

    @Transactional
    public Page<TemplateView> list(@Nullable TemplateState state, @Nullable String platform, Paging paging) {
        return Page.of(
                templates.page(state, platform, paging),
                paging.limit,
                ChangeTemplate::view,
                template -> Cursor.of(template.id()));
    }

    /** Two keys may belong to one person, so no key takes part. */
    private ActorId person(String subject) {
        ActorId by = actor.id();
        if (!by.isPerson()) {
            throw new Refusal(
                    OPERATION, subject, Problem.forbidden("A template takes two people; an API key is not one."));
        }
        return by;
    }
}

package org.countersign.changes;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.ActorId;
import org.countersign.core.JsonColumn;
import org.countersign.core.Limits;
import org.countersign.core.Problem;
import org.countersign.ledger.FreeText;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What standard changes start from, once a second person has approved it. What it says never changes: another wording is
 * another template, and the old one is retired.
 */
@Entity
@Table(name = "change_template")
public class ChangeTemplate {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "code", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String code;

    @Column(name = "platform", updatable = false, length = Limits.CODE_LENGTH)
    private @Nullable String platform;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "state", nullable = false, length = 16)
    private TemplateState state;

    @Convert(converter = TemplateColumn.class)
    @Column(name = "content", nullable = false, updatable = false, length = JsonColumn.LENGTH)
    private TemplateContent content;

    @Column(name = "proposed_at", nullable = false, updatable = false)
    private Instant proposedAt;

    @Column(name = "proposed_by", nullable = false, updatable = false, length = 64)
    private String proposedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "approved_by", length = 64)
    private @Nullable String approvedBy;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "retired_by", length = 64)
    private @Nullable String retiredBy;

    @Column(name = "retire_reason", length = Limits.TEXT)
    private @Nullable String retireReason;

    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected ChangeTemplate() {}

    ChangeTemplate(TemplateContent content, ActorId by, Instant at) {
        this.code = content.code();
        this.platform = content.platform();
        this.state = TemplateState.PROPOSED;
        this.content = content;
        this.proposedAt = at;
        this.proposedBy = by.value();
    }

    /** Lets standard changes start from it; whoever proposed it cannot, see {@link #isProposedBy}. */
    TemplateApproved approve(ActorId by, Instant at) {
        if (isProposedBy(by)) {
            throw new IllegalArgumentException("one person cannot both propose and approve");
        }
        requireNotRetired();
        if (approvedAt != null) {
            throw Problem.conflict("already-approved", "The template was approved at {0}.", approvedAt);
        }
        state = TemplateState.APPROVED;
        approvedAt = at;
        approvedBy = by.value();
        version++;
        return new TemplateApproved(code);
    }

    /** No change starts from it any more; a proposal is declined thereby. */
    TemplateRetired retire(String why, ActorId by, Instant at) {
        requireNotRetired();
        state = TemplateState.RETIRED;
        retiredAt = at;
        retiredBy = by.value();
        retireReason = why;
        version++;
        return new TemplateRetired(code, FreeText.of(why));
    }

    private void requireNotRetired() {
        if (retiredAt != null) {
            throw Problem.conflict("retired", "The template was retired at {0}.", retiredAt);
        }
    }

    boolean isProposedBy(ActorId actor) {
        return proposedBy.equals(actor.value());
    }

    boolean isApproved() {
        return state == TemplateState.APPROVED;
    }

    String code() {
        return code;
    }

    TemplateContent content() {
        return content;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    long version() {
        return version;
    }

    TemplateView view() {
        return new TemplateView(
                code,
                content.name(),
                state,
                platform,
                content.title(),
                content.description(),
                content.category(),
                content.effects(),
                content.risk(),
                content.rollbackPlan(),
                proposedAt,
                new ActorId(proposedBy),
                approvedAt,
                approvedBy == null ? null : new ActorId(approvedBy),
                retiredAt,
                retiredBy == null ? null : new ActorId(retiredBy),
                retireReason,
                version);
    }
}

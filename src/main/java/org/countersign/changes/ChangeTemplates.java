package org.countersign.changes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.core.Conditions;
import org.countersign.core.Paging;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/** Finds templates. */
@ApplicationScoped
public class ChangeTemplates implements PanacheRepositoryBase<ChangeTemplate, Long> {

    Optional<ChangeTemplate> byCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** The template, or a 404 problem. */
    ChangeTemplate require(String code) {
        return byCode(code).orElseThrow(() -> Problem.notFound("template", code));
    }

    /** The template with its row locked until the transaction ends, or a 404 problem. */
    ChangeTemplate lock(String code) {
        return find("code", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("template", code));
    }

    /** What these templates say, by their codes. */
    Map<String, TemplateContent> contentsOf(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : list("code in ?1", codes).stream()
                        .map(ChangeTemplate::content)
                        .collect(Collectors.toMap(TemplateContent::code, Function.identity()));
    }

    /** Templates, the newest first, one more than the page holds. */
    List<ChangeTemplate> page(@Nullable TemplateState state, @Nullable String platform, Paging paging) {
        Conditions conditions = new Conditions()
                .equal("state", state)
                .equal("platform", platform)
                .below("id", paging.position(1));
        return find(conditions.then("order by id desc"), conditions.parameters())
                .range(0, paging.rows() - 1)
                .list();
    }
}

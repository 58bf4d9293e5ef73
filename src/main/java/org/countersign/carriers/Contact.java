package org.countersign.carriers;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import org.countersign.core.Limits;
import org.countersign.core.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody at a carrier who is told of changes.
 *
 * @param duty what they answer for there, such as {@code noc}
 */
@Embeddable
@Schema(examples = "{\"name\":\"Zoé Lefèvre\",\"email\":\"noc@carrier.example\",\"duty\":\"noc\"}")
public record Contact(
        @NotNull @OneLine @Column(name = "name", length = Limits.NAME)
        String name,

        @NotNull @OneLine @Email @Column(name = "email", length = Limits.LABEL)
        String email,

        @NotNull @OneLine @Column(name = "duty", length = Limits.LABEL)
        String duty) {}

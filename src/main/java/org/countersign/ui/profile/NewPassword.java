package org.countersign.ui.profile;

import jakarta.validation.constraints.NotNull;
import org.countersign.access.Password;

/** What is typed to change one's own password; the new one twice, because nobody sees what they type. */
record NewPassword(
        @NotNull Password present,
        @NotNull Password password,
        @NotNull Password again) {}

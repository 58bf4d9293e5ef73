package org.countersign.platforms;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers while no room that knows changes is there. */
@DefaultBean
@ApplicationScoped
class NothingDeclared implements DeclaredReleases {
    @Override
    public boolean anyDeclared(String platform) {
        return false;
    }

    @Override
    public boolean introducedByClosedChange(String platform, Release release) {
        return false;
    }
}

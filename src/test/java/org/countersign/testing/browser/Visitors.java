package org.countersign.testing.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.access.Role;
import org.countersign.testing.Api;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets people visit the pages within one test, each in a browser profile of their own. At the end every page that is still
 * open is inspected once more; of a test that failed, {@code target/browser} keeps what each visitor saw.
 *
 * <pre>{@code
 * @RegisterExtension
 * final Visitors visitors = new Visitors();
 *
 * Visitor contact = visitors.contactOf(carrier).in(Language.FR).on(Device.PHONE).opens("/changes");
 * }</pre>
 */
public final class Visitors implements AfterTestExecutionCallback, AfterEachCallback {
    /** Marks the tests that walk through a browser: what a page asks of the database is shown without one, on each database. */
    public static final String TAG = "browser";

    private static final Path PICTURES = Path.of("target", "browser");

    private final List<Visitor> present = new ArrayList<>();

    /** Somebody who is not signed in. */
    public Arrival stranger() {
        return new Arrival(this, language -> Optional.empty());
    }

    /** A fresh person with these roles. */
    public Arrival with(Role... roles) {
        return new Arrival(this, language -> Optional.of(Api.person(language, null, null, roles)));
    }

    /** A fresh contact of a carrier. */
    public Arrival contactOf(String carrier) {
        return new Arrival(this, language -> Optional.of(Api.person(language, carrier, null, Role.CARRIER)));
    }

    /** Somebody whose account exists, with the password {@link Api#PASSWORD}, and speaks the language of the visit. */
    public Arrival as(String login) {
        return new Arrival(this, language -> Optional.of(login));
    }

    Visitor admit(Visitor visitor) {
        present.add(visitor);
        return visitor;
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isEmpty()) {
            present.forEach(Visitor::leaves);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        for (int i = 0; i < present.size(); i++) {
            Visitor visitor = present.get(i);
            if (test.getExecutionException().isPresent()) {
                String name = test.getRequiredTestClass().getSimpleName() + "." + test.getDisplayName() + "-" + (i + 1);
                visitor.photographs(PICTURES.resolve(name.replaceAll("[^\\w.-]+", "_") + ".png"));
            }
            visitor.close();
        }
        present.clear();
    }
}

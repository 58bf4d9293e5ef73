package org.countersign.ui.selfcheck;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.ledger.check.CheckedSubjects;
import org.countersign.testing.Api;
import org.countersign.testing.Browser;
import org.countersign.testing.Registry;
import org.countersign.testing.browser.Device;
import org.countersign.testing.browser.Visitors;
import org.countersign.ui.WebPages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What auditors see of the last self-check. */
@QuarkusTest
class SelfCheckPagesTest {
    @RegisterExtension
    final Visitors visitors = new Visitors();

    @Inject
    CheckedSubjects checked;

    @Inject
    DataSource database;

    @Tag(Visitors.TAG)
    @ParameterizedTest
    @EnumSource
    void a_difference_is_shown_with_its_facts_but_without_texts(Language language) throws SQLException {
        String carrier = Registry.carrier();
        String contract = Registry.contract(Registry.client(), Registry.platform());
        tamper("update carrier_contact set name = 'Forged' where carrier = (select id from carrier where code = '"
                + carrier + "')");
        tamper("update contract set reference = 'forged' where code = '" + contract + "'");
        checked.checkAndKeep();

        visitors.with(Role.AUDITOR)
                .in(language)
                .on(Device.DESKTOP)
                .opens("/ledger/self-check")
                .looks();

        SelfCheckTexts texts = WebPages.texts(SelfCheckTexts.class, language);
        Browser.as(Api.person(language, null, null, Role.AUDITOR))
                .get("/ledger/self-check")
                .then()
                .statusCode(200)
                .body(containsString(texts.aText()))
                .body(containsString(contract))
                .body(containsString("forged"))
                .body(not(containsString("Forged")));
        tamper("update carrier_contact set name = 'Zoé Lefèvre' where name = 'Forged'");
        tamper("update contract set reference = null where code = '" + contract + "'");
    }

    @Test
    void only_who_reads_the_ledger_sees_it() {
        Browser.as(Role.CHANGE_MANAGER).get("/ledger/self-check").then().statusCode(403);
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

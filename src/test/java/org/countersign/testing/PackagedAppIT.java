package org.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the two packaged applications start with what the README says, and that the tests' own tools do what they say. */
class PackagedAppIT {
    @TempDir
    Path directory;

    @Test
    void the_default_build_starts_with_nothing_set_and_keeps_its_data_below_the_working_directory() {
        try (App app = App.h2(directory).start()) {
            assertThat(app.console()).contains("jdbc:h2:file:");
            assertThat(directory.resolve("data")).isNotEmptyDirectory();
            app.stop();
        }
    }

    @Test
    void the_postgresql_build_needs_no_more_than_the_three_settings_of_the_database() {
        try (Postgres postgres = Postgres.start();
                App app = App.on(postgres, directory).start()) {
            assertThat(app.console()).contains(postgres.jdbcUrl());
        }
    }

    @Test
    void a_database_stopped_and_started_again_keeps_its_port_and_its_data() throws SQLException {
        try (Postgres postgres = Postgres.start()) {
            run(postgres, "create table kept (n int)");
            postgres.stop();
            assertThatThrownBy(() -> run(postgres, "select 1")).isInstanceOf(SQLException.class);
            postgres.startAgain();
            run(postgres, "select n from kept");
        }
    }

    @Test
    void a_frozen_database_answers_nobody_until_it_is_thawed() throws SQLException {
        try (Postgres postgres = Postgres.start()) {
            postgres.freeze();
            assertThatThrownBy(() -> run(postgres, "select 1")).hasMessageContaining("attempt");
            postgres.thaw();
            run(postgres, "select 1");
        }
    }

    private static void run(Postgres postgres, String sql) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", postgres.user());
        settings.setProperty("password", postgres.password());
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("socketTimeout", "5");
        settings.setProperty("loginTimeout", "5");
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), settings)) {
            connection.createStatement().execute(sql);
        }
    }
}

package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PgAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.org:6432/registry, db.example.org, 6432, registry",
        "jdbc:postgresql://db.example.org/registry, db.example.org, 5432, registry",
        "jdbc:postgresql://db.example.org/, db.example.org, 5432, alice",
        "jdbc:postgresql://10.0.0.7:5433/a%20b, 10.0.0.7, 5433, a b",
        "jdbc:postgresql://[2001:db8::1]:5433/registry, 2001:db8::1, 5433, registry",
        "jdbc:postgresql://[::1]/registry, ::1, 5432, registry",
        "jdbc:postgresql:registry, localhost, 5432, registry",
        "jdbc:postgresql:/, localhost, 5432, alice",
        "jdbc:postgresql:///registry?sslmode=disable, localhost, 5432, registry",
    })
    void host_port_and_database_are_those_of_the_address(String url, String host, int port, String database) {
        PgConnectOptions options = only(url);
        assertThat(options.getHost()).isEqualTo(host);
        assertThat(options.getPort()).isEqualTo(port);
        assertThat(options.getDatabase()).isEqualTo(database);
        assertThat(options.getUser()).isEqualTo("alice");
        assertThat(options.getPassword()).isEqualTo("secret");
    }

    @Test
    void several_hosts_are_all_known() {
        List<PgConnectOptions> hosts = PgAddress.parse(
                new DatabaseAddress("jdbc:postgresql://one,two:6432,[::3]/registry", "alice", "secret"));
        assertThat(hosts)
                .extracting(PgConnectOptions::getSocketAddress)
                .containsExactly(
                        SocketAddress.inetSocketAddress(5432, "one"),
                        SocketAddress.inetSocketAddress(6432, "two"),
                        SocketAddress.inetSocketAddress(5432, "::3"));
    }

    @Test
    void credentials_in_the_address_serve_where_none_are_configured() {
        PgConnectOptions options = PgAddress.parse(
                        new DatabaseAddress("jdbc:postgresql://db/registry?user=bob&password=p%26ss", null, null))
                .get(0);
        assertThat(options.getUser()).isEqualTo("bob");
        assertThat(options.getPassword()).isEqualTo("p&ss");
    }

    @ParameterizedTest
    @CsvSource({"disable, DISABLE", "allow, ALLOW", "prefer, PREFER", "require, REQUIRE"})
    void sslmode_is_kept_and_needs_no_certificate(String mode, SslMode expected) {
        PgConnectOptions options = only("jdbc:postgresql://db/registry?sslmode=" + mode);
        assertThat(options.getSslMode()).isEqualTo(expected);
        assertThat(options.isTrustAll()).isTrue();
    }

    @Test
    void encryption_is_preferred_where_the_address_says_nothing() {
        assertThat(only("jdbc:postgresql://db/registry").getSslMode()).isEqualTo(SslMode.PREFER);
    }

    @Test
    void a_verified_connection_trusts_only_the_certificate_named() {
        PgConnectOptions options = only("jdbc:postgresql://db/registry?sslmode=verify-full&sslrootcert=/etc/ca.pem");
        assertThat(options.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getTrustOptions()).isNotNull();
        assertThat(options.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
    }

    @ParameterizedTest
    @CsvSource({"sslmode=verify-full", "sslmode=verify-ca", "ssl=true", "sslmode=sometimes"})
    void security_that_cannot_be_given_is_refused_rather_than_weakened(String parameter) {
        DatabaseAddress address = new DatabaseAddress("jdbc:postgresql://db/registry?" + parameter, "alice", "secret");
        assertThatThrownBy(() -> PgAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sslmode")
                .hasMessageNotContaining("secret");
    }

    @Test
    void an_address_does_not_show_its_credentials() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db/registry?password=secret", "alice", "secret"))
                .hasToString("PostgreSQL");
    }

    private static PgConnectOptions only(String url) {
        List<PgConnectOptions> options = PgAddress.parse(new DatabaseAddress(url, "alice", "secret"));
        assertThat(options).hasSize(1);
        return options.get(0);
    }
}

package org.countersign.ledger;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads PostgreSQL's JDBC addresses ({@code jdbc:postgresql://host:port,host:port/database?parameter=value}) for a client
 * that is not JDBC, so that the database's address is configured once.
 */
final class PgAddress {
    private static final int PORT = 5432;

    private PgAddress() {}

    /**
     * One set of options for each host named.
     *
     * @throws IllegalArgumentException if the address cannot be understood, or asks for security that this client cannot give
     */
    static List<PgConnectOptions> parse(DatabaseAddress address) {
        String rest = address.url().substring(DatabaseAddress.POSTGRESQL.length());
        int query = rest.indexOf('?');
        Map<String, String> parameters = parameters(query < 0 ? "" : rest.substring(query + 1));
        String path = query < 0 ? rest : rest.substring(0, query);
        String hosts = "";
        String database = path.equals("/") ? "" : path;
        if (path.startsWith("//")) {
            int slash = path.indexOf('/', 2);
            hosts = slash < 0 ? path.substring(2) : path.substring(2, slash);
            database = slash < 0 ? "" : path.substring(slash + 1);
        }
        String user = address.user() == null ? parameters.getOrDefault("user", "") : address.user();
        String password = address.password() == null ? parameters.getOrDefault("password", "") : address.password();
        List<PgConnectOptions> options = new ArrayList<>();
        for (String host : hosts.split(",", -1)) {
            PgConnectOptions one = new PgConnectOptions()
                    .setHost(hostOf(host))
                    .setPort(portOf(host))
                    .setDatabase(database.isEmpty() ? user : decode(database))
                    .setUser(user)
                    .setPassword(password);
            secure(one, parameters);
            if (parameters.containsKey("currentSchema")) {
                one.addProperty("search_path", parameters.get("currentSchema"));
            }
            options.add(one);
        }
        return options;
    }

    private static void secure(PgConnectOptions options, Map<String, String> parameters) {
        String mode = parameters.getOrDefault(
                "sslmode", Boolean.parseBoolean(parameters.get("ssl")) ? "verify-full" : "prefer");
        SslMode sslMode = Arrays.stream(SslMode.values())
                .filter(known -> known.value.equals(mode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the database's address has an unknown sslmode"));
        options.setSslMode(sslMode);
        String rootCertificate = parameters.get("sslrootcert");
        if (rootCertificate != null) {
            options.setPemTrustOptions(new PemTrustOptions().addCertPath(rootCertificate));
        } else if (sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL) {
            throw new IllegalArgumentException(
                    "the database's address has sslmode=" + mode + ", which needs sslrootcert=<PEM file> too");
        } else {
            // As the other client does: encrypted, but without proof of who the server is.
            options.setTrustAll(true);
        }
        if (sslMode == SslMode.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
        String certificate = parameters.get("sslcert");
        String key = parameters.get("sslkey");
        if (certificate != null && key != null) {
            options.setPemKeyCertOptions(
                    new PemKeyCertOptions().addCertPath(certificate).addKeyPath(key));
        }
    }

    private static String hostOf(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, host.indexOf(']'));
        }
        int colon = host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        return name.isEmpty() ? "localhost" : name;
    }

    private static int portOf(String host) {
        int colon = host.indexOf(':', host.indexOf(']') + 1);
        return colon < 0 || colon == host.length() - 1 ? PORT : Integer.parseInt(host.substring(colon + 1));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package org.countersign.gate.feed;

import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.countersign.core.CanonicalJson;
import org.countersign.ledger.Keys;
import org.countersign.ledger.merkle.Ed25519;

/** The key that signs clearances, shared by all nodes of an installation. */
@Singleton
class ClearanceKey {
    private final KeyPair pair;
    private final Map<String, Object> jwk;
    private final String id;

    ClearanceKey(Keys keys) {
        this.pair = keys.ed25519(Keys.CLEARANCE);
        String x = base64(Ed25519.raw(pair.getPublic()));
        // RFC 7638 thumbprint: the required members only (RFC 8037 §2), in order, without white space.
        byte[] required = CanonicalJson.bytes(Map.of("crv", "Ed25519", "kty", "OKP", "x", x));
        this.id = base64(CanonicalJson.sha256(required));
        this.jwk =
                new TreeMap<>(Map.of("alg", "EdDSA", "crv", "Ed25519", "kid", id, "kty", "OKP", "use", "sig", "x", x));
    }

    /** Its thumbprint (RFC 7638). */
    String id() {
        return id;
    }

    /** The public key as a JWK (RFC 7517, RFC 8037). */
    Map<String, Object> jwk() {
        return jwk;
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(pair.getPrivate(), message);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

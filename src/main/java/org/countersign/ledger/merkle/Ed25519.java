package org.countersign.ledger.merkle;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 signatures (RFC 8032) by the JDK, with public keys as the 32 bytes that other tools exchange. */
public final class Ed25519 {

    /** Length of a public key as RFC 8032 encodes it. */
    public static final int PUBLIC_KEY_BYTES = 32;

    /** Length of every signature. */
    public static final int SIGNATURE_BYTES = 64;

    private static final String ALGORITHM = "Ed25519";

    // What X.509 (RFC 8410) writes before the 32 bytes of every Ed25519 public key.
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /**
     * The public key of these bytes.
     *
     * @throws IllegalArgumentException if they are not a point of the curve
     */
    public static PublicKey publicKey(byte[] raw) {
        if (raw.length != PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "An Ed25519 public key has " + PUBLIC_KEY_BYTES + " bytes, not " + raw.length);
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + PUBLIC_KEY_BYTES);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, PUBLIC_KEY_BYTES);
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            // Only a verification looks whether there is such a point.
            Signature.getInstance(ALGORITHM).initVerify(key);
            return key;
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key", e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    /**
     * The 32 bytes of this public key.
     *
     * @throws IllegalArgumentException if it is a key of another kind
     */
    public static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int prefix = X509_PREFIX.length;
        if (encoded == null
                || encoded.length != prefix + PUBLIC_KEY_BYTES
                || !Arrays.equals(encoded, 0, prefix, X509_PREFIX, 0, prefix)) {
            throw new IllegalArgumentException("Not an Ed25519 public key: " + key.getAlgorithm());
        }
        return Arrays.copyOfRange(encoded, prefix, encoded.length);
    }

    /** Signs the message. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("Not an Ed25519 private key", e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        } catch (SignatureException e) {
            throw new IllegalStateException("The JDK could not sign", e);
        }
    }

    /** Whether this is the key's signature of the message; bytes that are no signature at all are a no. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        // The JDK overlooks bytes after the signature, so that anyone could write a second note that verifies.
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key", e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoSuchAlgorithmException e) {
        return new IllegalStateException("Java has had Ed25519 since version 15", e);
    }
}

package org.countersign.ledger.merkle;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys and notes that other implementations publish: those of Go's note package and of the C2SP specification. */
final class PublishedNotes {

    static final String PETER_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    static final String ENOCH_VKEY = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    static final String C2SP_VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    static final String GO_CHECKSUM_DATABASE_VKEY =
            "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    static final String PETER_LINE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngo"
                    + "tpRZb6KE6RyyBwJnAM=\n";
    static final String ENOCH_LINE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLo"
                    + "x33WWd1RvMc+QQ=\n";
    static final String C2SP_NOTE =
            "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2"
                    + "ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    private PublishedNotes() {}

    /** Who signs as Peter: Go publishes the private key too, as a kind and a seed. */
    static NoteSigner peter() {
        byte[] kindAndSeed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        return signer(PETER_VKEY, Arrays.copyOfRange(kindAndSeed, 1, kindAndSeed.length));
    }

    /** Who signs as Enoch, whose seed is all zeros. */
    static NoteSigner enoch() {
        return signer(ENOCH_VKEY, new byte[Ed25519.PUBLIC_KEY_BYTES]);
    }

    private static NoteSigner signer(String vkey, byte[] seed) {
        NoteKey key = NoteKey.parse(vkey);
        try {
            return new NoteSigner(
                    key.name(),
                    new KeyPair(
                            key.publicKey(),
                            KeyFactory.getInstance("Ed25519")
                                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed))));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }
}

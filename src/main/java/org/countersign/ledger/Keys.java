package org.countersign.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.countersign.ledger.merkle.Ed25519;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys of this installation, one file each in a directory that its nodes share and nobody else can read. A key that is
 * not there yet is made when it is first asked for; nodes that do so at the same time agree on one.
 *
 * <p>A key pair is kept as PEM: the private key as PKCS #8, then the public key as X.509, since the JDK cannot compute one
 * from the other. A secret is a line of base64.
 */
@ApplicationScoped
public class Keys {
    /** Signs the ledger's checkpoints. */
    public static final String LEDGER = "ledger";
    /** Cosigns the checkpoints of others. */
    public static final String WITNESS = "witness";
    /** Signs clearances. */
    public static final String CLEARANCE = "clearance";
    /** Encrypts sessions. */
    public static final String SESSION = "session";
    /** Seals the secrets of webhooks. */
    public static final String WEBHOOKS = "webhooks";
    /** Makes the tokens of the links in letters. */
    public static final String LINKS = "links";
    /** Stands between the recipients of messages and what is kept of them. */
    public static final String RECIPIENTS = "recipients";

    private static final String ED25519 = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final byte[] PROBE = {'p', 'a', 'i', 'r'};
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path directory;

    Keys(@ConfigProperty(name = "countersign.keys.dir", defaultValue = "data/keys") Path directory) {
        this.directory = directory;
    }

    /** The keys in this directory, for those who need one before the application has started. */
    public static Keys in(Path directory) {
        return new Keys(directory);
    }

    /** Whether there is a key of this name. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /**
     * The Ed25519 key pair of this name.
     *
     * @throws StartRefused if it cannot be read or made, or others can read it
     */
    public KeyPair ed25519(String name) {
        return parse(name, content(name, Keys::newKeyPair));
    }

    /**
     * The secret of this name, random bytes.
     *
     * @param bytes how many, when it is made
     * @throws StartRefused if it cannot be read or made, or others can read it
     */
    public byte[] secret(String name, int bytes) {
        String content = content(name, () -> newSecret(bytes));
        try {
            byte[] secret = Base64.getDecoder().decode(content.strip());
            if (secret.length < bytes) {
                throw new StartRefused("The secret in " + file(name) + " is shorter than " + bytes + " bytes.", null);
            }
            return secret;
        } catch (IllegalArgumentException e) {
            throw unreadable(name);
        }
    }

    Path file(String name) {
        return directory.resolve(name + ".key");
    }

    @FunctionalInterface
    private interface Maker {
        String make() throws GeneralSecurityException;
    }

    private String content(String name, Maker maker) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                prepareDirectory();
                publish(file, maker.make());
            }
            requirePrivate(file);
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new StartRefused("The key file " + file.toAbsolutePath() + " cannot be read or made: " + e, null);
        } catch (GeneralSecurityException e) {
            throw new StartRefused("This Java cannot make the key " + name + ".", e);
        }
    }

    private void prepareDirectory() throws IOException {
        if (POSIX) {
            Files.createDirectories(directory, permissions("rwx------"));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Puts the content there whole and on disk, or not at all; if another node was first, its file stays. */
    private void publish(Path file, String content) throws IOException {
        Path draft = POSIX
                ? Files.createTempFile(directory, file.getFileName().toString(), ".tmp", permissions("rw-------"))
                : Files.createTempFile(directory, file.getFileName().toString(), ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            link(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void link(Path draft, Path file) throws IOException {
        try {
            // Unlike a move, this never replaces what is there.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another node's key is as good.
        } catch (UnsupportedOperationException e) {
            try {
                Files.move(draft, file);
            } catch (FileAlreadyExistsException another) {
                // The same.
            }
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (!POSIX) {
            return;
        }
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty()) {
            throw new StartRefused(
                    "Others than its owner may use the key file " + file.toAbsolutePath() + " ("
                            + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            + "). If nobody has read it, run: chmod 600 " + file.toAbsolutePath(),
                    null);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static String newKeyPair() throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        return pem(PRIVATE, pair.getPrivate().getEncoded())
                + pem(PUBLIC, pair.getPublic().getEncoded());
    }

    private static String newSecret(int bytes) {
        byte[] secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret) + "\n";
    }

    private KeyPair parse(String name, String content) {
        try {
            KeyFactory factory = KeyFactory.getInstance(ED25519);
            KeyPair pair = new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(block(PUBLIC, content))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(block(PRIVATE, content))));
            // Found out now rather than by the first who cannot verify.
            if (!Ed25519.verify(pair.getPublic(), PROBE, Ed25519.sign(pair.getPrivate(), PROBE))) {
                throw unreadable(name);
            }
            return pair;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause, which might quote the key.
            throw unreadable(name);
        }
    }

    private StartRefused unreadable(String name) {
        return new StartRefused(
                "The file " + file(name).toAbsolutePath() + " is no key. Restore it from a backup.", null);
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    private static byte[] block(String label, String content) {
        String begin = "-----BEGIN " + label + "-----";
        int from = content.indexOf(begin);
        int to = content.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(content.substring(from + begin.length(), to));
    }

    @Override
    public String toString() {
        return "keys in " + directory;
    }
}

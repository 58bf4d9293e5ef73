package org.countersign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.countersign.ledger.merkle.Ed25519;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Keys keys;

    @BeforeEach
    void inADirectoryThatIsNotThereYet() {
        directory = temporary.resolve("data/keys");
        keys = Keys.in(directory);
    }

    @Test
    void a_key_pair_is_made_when_first_asked_for_and_the_same_ever_after() {
        assertThat(keys.has(Keys.LEDGER)).isFalse();
        var made = keys.ed25519(Keys.LEDGER);
        var again = Keys.in(directory).ed25519(Keys.LEDGER);
        assertThat(keys.has(Keys.LEDGER)).isTrue();
        assertThat(again.getPublic()).isEqualTo(made.getPublic());
        byte[] message = {1, 2, 3};
        assertThat(Ed25519.verify(made.getPublic(), message, Ed25519.sign(again.getPrivate(), message)))
                .isTrue();
    }

    @Test
    void a_secret_is_random_and_the_same_ever_after() {
        byte[] secret = keys.secret(Keys.SESSION, 32);
        assertThat(secret).hasSize(32).isEqualTo(Keys.in(directory).secret(Keys.SESSION, 32));
        assertThat(secret).isNotEqualTo(Keys.in(temporary.resolve("other")).secret(Keys.SESSION, 32));
    }

    @Test
    void only_the_owner_may_use_the_directory_and_the_files() throws IOException {
        keys.ed25519(Keys.LEDGER);
        assertThat(permissions(directory)).isEqualTo("rwx------");
        assertThat(permissions(directory.resolve("ledger.key"))).isEqualTo("rw-------");
    }

    @Test
    void a_key_file_that_others_may_read_is_refused_with_the_remedy() throws IOException {
        keys.ed25519(Keys.LEDGER);
        Path file = directory.resolve("ledger.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> keys.ed25519(Keys.LEDGER))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void a_damaged_key_file_is_refused_without_a_word_of_what_is_in_it() throws IOException {
        keys.ed25519(Keys.LEDGER);
        Path file = directory.resolve("ledger.key");
        String content = Files.readString(file);
        Files.writeString(file, content.replace("PUBLIC", "PUBLISHED"));
        String secret = content.lines().skip(1).findFirst().orElseThrow();
        assertThatThrownBy(() -> keys.ed25519(Keys.LEDGER))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining(secret)
                .hasNoCause();
    }

    @Test
    void a_secret_shorter_than_needed_is_refused() {
        keys.secret(Keys.SESSION, 16);
        assertThatThrownBy(() -> keys.secret(Keys.SESSION, 32)).isInstanceOf(StartRefused.class);
    }

    @Test
    void a_directory_that_cannot_be_made_is_refused_with_its_name() throws IOException {
        Files.writeString(temporary.resolve("data"), "a file is in the way");
        assertThatThrownBy(() -> keys.ed25519(Keys.LEDGER))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void nodes_that_start_at_the_same_time_agree_on_one_key_and_leave_no_other_file() throws Exception {
        int nodes = 8;
        CyclicBarrier together = new CyclicBarrier(nodes);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            Callable<byte[]> node = () -> {
                together.await();
                return Keys.in(directory).ed25519(Keys.LEDGER).getPublic().getEncoded();
            };
            Set<List<Byte>> distinct = new HashSet<>();
            for (Future<byte[]> key :
                    threads.invokeAll(Stream.generate(() -> node).limit(nodes).toList())) {
                distinct.add(boxed(key.get()));
            }
            assertThat(distinct).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("ledger.key");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<Byte> boxed(byte[] bytes) {
        return java.util.stream.IntStream.range(0, bytes.length)
                .mapToObj(i -> bytes[i])
                .toList();
    }
}

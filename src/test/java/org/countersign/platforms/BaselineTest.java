package org.countersign.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That the baseline, which the gate lets pass without a change, is no way round the gate. */
class BaselineTest {
    private static final Instant NOW = Instant.parse("2013-09-10T07:00:00Z");
    private static final Release OLD = new Release("2013.06", "sha256:06");
    private static final Release NEW = new Release("2013.09", "sha256:09");
    private static final DeclaredReleases NOTHING = new Declared(false, List.of());

    private record Declared(boolean anyDeclared, List<Release> closed) implements DeclaredReleases {
        @Override
        public boolean anyDeclared(String platform) {
            return anyDeclared;
        }

        @Override
        public boolean anyClosedWithout(String platform, String carrier) {
            return false;
        }

        @Override
        public boolean introduces(String platform, Release release) {
            return closed.stream().anyMatch(release::agreesWith);
        }

        @Override
        public boolean introducedByClosedChange(String platform, Release release) {
            return closed.stream().anyMatch(release::isNoWiderThan);
        }
    }

    private static Platform platform(@Nullable Release baseline) {
        return new Platform(new PlatformContent("sfr-campaigns", "SFR", baseline, CanaryPolicy.NONE), NOW);
    }

    private static Platform inUse(@Nullable Release baseline) {
        Platform platform = platform(baseline);
        platform.runs(new ReleaseReport(platform, OLD, NOW, NOW));
        return platform;
    }

    private static boolean setBaseline(Platform platform, @Nullable Release baseline, DeclaredReleases declared) {
        return platform.amend(new PlatformContent("sfr-campaigns", "SFR", baseline, CanaryPolicy.NONE), declared);
    }

    private static void assertRefused(Platform platform, @Nullable Release baseline, DeclaredReleases declared) {
        Release before = platform.baselineRelease();
        assertThatThrownBy(() -> setBaseline(platform, baseline, declared))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.type()).isEqualTo("baseline-guarded");
                });
        assertThat(platform.baselineRelease()).isEqualTo(before);
    }

    @Test
    void the_first_baseline_is_set_freely_while_nothing_was_ever_declared() {
        Platform platform = inUse(null);
        assertThat(setBaseline(platform, OLD, NOTHING)).isTrue();
        assertThat(platform.baselineRelease()).isEqualTo(OLD);
    }

    @Test
    void once_a_change_was_declared_the_first_baseline_is_what_a_closed_one_introduced() {
        assertRefused(inUse(null), OLD, new Declared(true, List.of(NEW)));
        assertRefused(platform(null), OLD, new Declared(true, List.of()));
        assertThat(setBaseline(inUse(null), NEW, new Declared(true, List.of(NEW))))
                .isTrue();
    }

    @Test
    void the_baseline_of_an_unused_platform_changes_freely() {
        Platform platform = platform(OLD);
        setBaseline(platform, NEW, NOTHING);
        assertThat(platform.baselineRelease()).isEqualTo(NEW);
        setBaseline(platform, null, NOTHING);
        assertThat(platform.baselineRelease()).isNull();
    }

    @Test
    void once_a_release_was_reported_an_undeclared_release_cannot_become_the_baseline() {
        assertRefused(inUse(OLD), NEW, NOTHING);
    }

    @Test
    void once_a_change_was_declared_an_undeclared_release_cannot_become_the_baseline() {
        assertRefused(platform(OLD), NEW, new Declared(true, List.of()));
    }

    @Test
    void clearing_it_first_is_no_way_round() {
        assertRefused(inUse(OLD), null, NOTHING);
        assertRefused(inUse(OLD), null, new Declared(true, List.of(NEW)));
    }

    @Test
    void a_release_that_a_closed_change_introduced_may_become_the_baseline() {
        Platform platform = inUse(OLD);
        setBaseline(platform, NEW, new Declared(true, List.of(NEW)));
        assertThat(platform.baselineRelease()).isEqualTo(NEW);
    }

    @Test
    void leaving_out_the_fingerprint_that_the_closed_change_stated_is_no_way_round() {
        assertRefused(inUse(OLD), new Release("2013.09", null), new Declared(true, List.of(NEW)));
        assertRefused(inUse(OLD), new Release("2013.06", null), NOTHING);
    }

    @Test
    void the_same_baseline_again_is_no_change() {
        Platform platform = inUse(OLD);
        long version = platform.version();
        assertThat(setBaseline(platform, OLD, NOTHING)).isFalse();
        assertThat(platform.version()).isEqualTo(version);
    }

    @Test
    void the_name_changes_whatever_the_baseline() {
        Platform platform = inUse(OLD);
        assertThat(platform.amend(new PlatformContent("sfr-campaigns", "Neuf", OLD, CanaryPolicy.NONE), NOTHING))
                .isTrue();
        assertThat(platform.name()).isEqualTo("Neuf");
    }
}

package org.countersign.access;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.countersign.core.ActorId;
import org.countersign.core.Ids;
import org.countersign.core.Language;
import org.countersign.ledger.FreeText;
import org.jspecify.annotations.Nullable;

/** Somebody with an account. */
@Entity
@Table(name = "person")
public class Person {
    @Id
    private String id;

    /** Changes only when the person is erased. */
    @Column(nullable = false)
    private String login;

    @Column(name = "login_key", nullable = false)
    private String loginKey;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String email;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(name = "session_version", nullable = false)
    private long sessionVersion;

    @Column(nullable = false)
    @Convert(converter = RolesColumn.class)
    private List<Role> roles;

    @Column
    private @Nullable String carrier;

    @Column
    private @Nullable String client;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private Language language;

    /** IANA id; null for the installation's own. */
    @Column(name = "time_zone")
    private @Nullable String timeZone;

    @Column(nullable = false)
    private boolean disabled;

    @Column(name = "added_at", nullable = false, updatable = false)
    private Instant addedAt;

    @Version
    @Column(nullable = false)
    private long version;

    protected Person() {}

    Person(
            String login,
            String name,
            String email,
            String passwordHash,
            Scope scope,
            Language language,
            Instant addedAt) {
        this.id = "p-" + Ids.next(addedAt);
        this.login = login;
        this.loginKey = loginKey(login);
        this.name = name;
        this.email = email;
        this.passwordHash = passwordHash;
        this.roles = scope.roles();
        this.carrier = scope.carrier();
        this.client = scope.client();
        this.language = language;
        this.addedAt = addedAt;
    }

    /** Logins that differ only in case are the same login. */
    static String loginKey(String login) {
        return login.toLowerCase(Locale.ROOT);
    }

    public String id() {
        return id;
    }

    public ActorId actor() {
        return new ActorId(id);
    }

    public String login() {
        return login;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** What the ledger is told of the password: a digest of its hash, whose salt nobody can guess. */
    String credential() {
        return Sha256.hex(passwordHash.getBytes(StandardCharsets.UTF_8));
    }

    public Scope scope() {
        return new Scope(roles, carrier, client);
    }

    public Language language() {
        return language;
    }

    /** The zone in which times are shown to them; null for the installation's own. */
    public @Nullable ZoneId timeZone() {
        return timeZone == null ? null : ZoneId.of(timeZone);
    }

    public boolean isDisabled() {
        return disabled;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public long version() {
        return version;
    }

    /** Counts the changes that end the sessions begun before them. */
    long sessionVersion() {
        return sessionVersion;
    }

    void rename(String name) {
        this.name = name;
    }

    void writeTo(String email) {
        this.email = email;
    }

    void speak(Language language) {
        this.language = language;
    }

    void liveIn(@Nullable ZoneId zone) {
        this.timeZone = zone == null ? null : zone.getId();
    }

    void give(Scope scope) {
        roles = scope.roles();
        carrier = scope.carrier();
        client = scope.client();
    }

    void setPassword(String hash) {
        passwordHash = hash;
        sessionVersion++;
    }

    /** Lets nothing be known of who it was; the account can never be used again. */
    void erase(String noPassword) {
        login = FreeText.ERASED + " " + id;
        loginKey = loginKey(login);
        name = FreeText.ERASED;
        email = FreeText.ERASED;
        language = Language.EN;
        timeZone = null;
        setPassword(noPassword);
        disable();
    }

    void disable() {
        disabled = true;
        sessionVersion++;
    }

    void enable() {
        disabled = false;
    }
}

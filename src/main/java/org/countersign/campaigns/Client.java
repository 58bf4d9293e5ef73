package org.countersign.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.countersign.core.Limits;
import org.jspecify.annotations.Nullable;

/** Who orders campaigns. */
@Entity
@Table(name = "client")
public class Client {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "code", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String code;

    @Column(name = "name", nullable = false, length = Limits.NAME)
    private String name;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    /** Grows with every change; whoever changes a client holds its row's lock. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Client() {}

    Client(ClientContent content, Instant registeredAt) {
        this.code = content.code();
        this.name = content.name();
        this.registeredAt = registeredAt;
    }

    /** Takes a new content; false when it is what was there already. */
    boolean amend(ClientContent content) {
        if (content.equals(content())) {
            return false;
        }
        name = content.name();
        version++;
        return true;
    }

    ClientContent content() {
        return new ClientContent(code, name);
    }

    ClientAmended amended() {
        return new ClientAmended(code, name);
    }

    /** Its place in the order of registration. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long version() {
        return version;
    }
}

package org.countersign.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.countersign.core.Limits;
import org.countersign.platforms.Platform;
import org.jspecify.annotations.Nullable;

/** One mass sending of a client over a platform. */
@Entity
@Table(name = "campaign")
public class Campaign {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "code", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String code;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "client", nullable = false, updatable = false)
    private Client client;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "platform", nullable = false, updatable = false)
    private Platform platform;

    @Column(name = "name", nullable = false, length = Limits.NAME)
    private String name;

    @Column(name = "launch_at")
    private @Nullable Instant launchAt;

    @Convert(converter = AudienceColumn.class)
    @Column(name = "audience", nullable = false, length = AudienceColumn.LENGTH)
    private List<AudienceEntry> audience;

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    /** Grows with every amendment, under the lock of the client's row. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Campaign() {}

    Campaign(CampaignContent content, Client client, Platform platform, Instant registeredAt) {
        this.code = content.code();
        this.client = client;
        this.platform = platform;
        this.name = content.name();
        this.launchAt = content.launchAt();
        this.audience = List.copyOf(content.audience());
        this.registeredAt = registeredAt;
    }

    /** Takes another name, launch and audience; false when they are what was there already. */
    boolean amend(CampaignContent content) {
        if (content.equals(content())) {
            return false;
        }
        name = content.name();
        launchAt = content.launchAt();
        audience = List.copyOf(content.audience());
        version++;
        return true;
    }

    CampaignContent content() {
        return new CampaignContent(code, client.code(), platform.code(), name, launchAt, audience);
    }

    CampaignRegistered registered() {
        return new CampaignRegistered(code, client.code(), platform.code(), name, launchAt, audience);
    }

    CampaignAmended amended() {
        return new CampaignAmended(code, client.code(), platform.code(), name, launchAt, audience);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    public String code() {
        return code;
    }

    public Client client() {
        return client;
    }

    public Platform platform() {
        return platform;
    }

    public String name() {
        return name;
    }

    public @Nullable Instant launchAt() {
        return launchAt;
    }

    public List<AudienceEntry> audience() {
        return audience;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long version() {
        return version;
    }
}

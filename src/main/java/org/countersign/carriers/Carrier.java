package org.countersign.carriers;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.countersign.core.CanonicalJson;
import org.countersign.core.Language;
import org.countersign.core.Limits;
import org.countersign.ledger.FreeText;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A mobile network operator whose sign-off changes need. */
@Entity
@Table(name = "carrier")
public class Carrier {
    private static final int PAGE = 64;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "code", nullable = false, updatable = false, length = Limits.CODE_LENGTH)
    private String code;

    @Column(name = "name", nullable = false, length = Limits.NAME)
    private String name;

    @Column(name = "country", nullable = false, length = 2)
    private String country;

    @ElementCollection
    @CollectionTable(name = "carrier_plmn", joinColumns = @JoinColumn(name = "carrier"))
    @Column(name = "plmn", nullable = false, length = 6)
    @BatchSize(size = PAGE)
    private Set<String> plmns = new TreeSet<>();

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(name = "language", length = 2)
    private @Nullable Language language;

    @ElementCollection
    @CollectionTable(name = "carrier_sensitive_name", joinColumns = @JoinColumn(name = "carrier"))
    @Column(name = "name", nullable = false, length = SenderName.LENGTH)
    @BatchSize(size = PAGE)
    private Set<String> sensitiveNames = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "carrier_contact", joinColumns = @JoinColumn(name = "carrier"))
    @OrderColumn(name = "position")
    @BatchSize(size = PAGE)
    private List<Contact> contacts = new ArrayList<>();

    @Column(name = "registered_at", nullable = false, updatable = false)
    private Instant registeredAt;

    /** Grows with every change; whoever changes a carrier holds its row's lock. */
    @Column(name = "version", nullable = false)
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Carrier() {}

    Carrier(CarrierContent content, Instant registeredAt) {
        this.code = content.code();
        this.name = content.name();
        this.country = content.country();
        this.plmns.addAll(content.plmns());
        this.language = content.language();
        this.sensitiveNames.addAll(content.sensitiveNames());
        this.contacts.addAll(content.contacts());
        this.registeredAt = registeredAt;
    }

    /** Takes a new content; false when it is what was there already. */
    boolean amend(CarrierContent content) {
        CarrierContent before = content();
        name = content.name();
        country = content.country();
        plmns.retainAll(content.plmns());
        plmns.addAll(content.plmns());
        language = content.language();
        sensitiveNames.retainAll(content.sensitiveNames());
        sensitiveNames.addAll(content.sensitiveNames());
        if (!contacts.equals(content.contacts())) {
            contacts.clear();
            contacts.addAll(content.contacts());
        }
        boolean changed = !before.equals(content());
        if (changed) {
            version++;
        }
        return changed;
    }

    CarrierContent content() {
        return new CarrierContent(
                code,
                name,
                country,
                plmns.stream().sorted().toList(),
                language,
                sensitiveNames(),
                List.copyOf(contacts));
    }

    CarrierRegistered registered() {
        CarrierContent c = content();
        return new CarrierRegistered(code, name, country, c.plmns(), language, c.sensitiveNames(), contactsAsText());
    }

    CarrierAmended amended() {
        CarrierContent c = content();
        return new CarrierAmended(code, name, country, c.plmns(), language, c.sensitiveNames(), contactsAsText());
    }

    private FreeText contactsAsText() {
        return FreeText.of(
                new String(CanonicalJson.bytes(List.copyOf(contacts)), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Its place in the order of registration. */
    public long id() {
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

    public String country() {
        return country;
    }

    /** In ascending order. */
    public List<String> plmns() {
        return plmns.stream().sorted().toList();
    }

    public @Nullable Language language() {
        return language;
    }

    /** In ascending order. */
    public List<String> sensitiveNames() {
        return sensitiveNames.stream().sorted().toList();
    }

    public List<Contact> contacts() {
        return List.copyOf(contacts);
    }

    Instant registeredAt() {
        return registeredAt;
    }

    long version() {
        return version;
    }
}

package org.countersign.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.hibernate.Session;

/** Keeps, for the search, the words of each change's present title and description. */
@ApplicationScoped
class WordIndex {
    private final EntityManager entities;

    WordIndex(EntityManager entities) {
        this.entities = entities;
    }

    /** Lets a stored change be found by the words of this content, and by no others. */
    void put(Change change, ChangeContent content) {
        Set<String> words = SearchWords.of(content.title() + "\n" + content.description());
        entities.flush();
        entities.unwrap(Session.class).doWork(connection -> write(connection, change.id(), words));
    }

    private static void write(Connection connection, long change, Set<String> words) throws SQLException {
        try (PreparedStatement old = connection.prepareStatement("delete from change_word where change_id = ?");
                PreparedStatement word =
                        connection.prepareStatement("insert into change_word (word, change_id) values (?, ?)")) {
            old.setLong(1, change);
            old.executeUpdate();
            for (String text : words) {
                word.setString(1, text);
                word.setLong(2, change);
                word.addBatch();
            }
            word.executeBatch();
        }
    }
}

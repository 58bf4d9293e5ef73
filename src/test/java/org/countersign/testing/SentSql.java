package org.countersign.testing;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.jspecify.annotations.Nullable;

/** Listens to the statements that Hibernate sends to the database from one thread, while it is asked to. */
@PersistenceUnitExtension
public class SentSql implements StatementInspector {
    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();

    /** The statements that this work sends, in their order. */
    public static List<String> of(Runnable work) {
        List<String> heard = new ArrayList<>();
        HEARD.set(heard);
        try {
            work.run();
        } finally {
            HEARD.remove();
        }
        return heard;
    }

    @Override
    public String inspect(String sql) {
        List<String> heard = HEARD.get();
        if (heard != null) {
            heard.add(sql);
        }
        return sql;
    }
}

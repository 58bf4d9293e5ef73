package org.countersign.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.countersign.core.LargeBodies;
import org.countersign.watch.ReportLine;

/** Reads a batch of delivery reports, answers how many they are, and keeps nothing of them. */
@Path(BareReportsResource.PATH)
public class BareReportsResource {
    static final String PATH = "/bench/reports";

    private final ObjectReader reader;

    BareReportsResource(ObjectMapper mapper) {
        reader = mapper.readerFor(new TypeReference<List<ReportLine>>() {});
    }

    @POST
    @PermitAll
    public Map<String, Integer> count(InputStream body) throws IOException {
        List<ReportLine> lines = reader.readValue(body.readAllBytes());
        return Map.of("accepted", lines.size());
    }

    /** As large as the batches of the API. */
    @Singleton
    static class Bound implements LargeBodies {
        @Override
        public int mostBytes(String path) {
            return path.startsWith(PATH) ? 8 << 20 : 0;
        }
    }
}

package org.countersign.watch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countersign.core.FieldError;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.countersign.core.ProblemMappers;
import org.countersign.watch.BatchBody.Line;
import org.countersign.watch.report.Dialect;
import org.countersign.watch.report.Fields;
import org.countersign.watch.report.Receipt;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a call one by one. */
@Singleton
class BatchReader {
    /** Under which name Infobip sends its reports. */
    private static final String RESULTS = "results";

    private final ObjectReader reports;
    private final ObjectReader submissions;
    private final ObjectReader trees;
    private final WatchMetrics metrics;
    private final Clock clock;

    BatchReader(ObjectMapper mapper, WatchMetrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        reports = mapper.readerFor(ReportLine.class);
        submissions = mapper.readerFor(SubmissionLine.class);
        trees = mapper.reader();
    }

    /** What could be read, and what could not. */
    record Read(List<Heard> heard, List<RejectedLine> rejected) {}

    /**
     * What is known of the reports of a call beside what they say.
     *
     * @param campaign of those that name none; likewise the carrier, by code or PLMN
     */
    record Defaults(
            Dialect.Reading reading,
            @Nullable String campaign,
            @Nullable String carrier,
            @Nullable String plmn) {}

    Read reports(BatchBody body, boolean lines) {
        Instant now = clock.instant();
        return read(lines ? body.linesOfText() : body.itemsOfArray(), line -> {
            ReportLine report = reports.readValue(body.bytes(), line.from(), line.length());
            require(report == null ? List.of(new FieldError("", "must be a JSON object")) : report.faults(now));
            return report.heard(line.number());
        });
    }

    Read submissions(BatchBody body, boolean lines) {
        Instant now = clock.instant();
        return read(lines ? body.linesOfText() : body.itemsOfArray(), line -> {
            SubmissionLine submission = submissions.readValue(body.bytes(), line.from(), line.length());
            require(submission == null ? List.of(new FieldError("", "must be a JSON object")) : submission.faults(now));
            return submission.heard(line.number());
        });
    }

    /** The reports of a provider. */
    Read receipts(BatchBody body, String mediaType, Dialect dialect, Defaults defaults) {
        List<Line> lines = switch (mediaType) {
            case MediaType.APPLICATION_JSON -> body.itemsOfJson(RESULTS);
            case MediaType.APPLICATION_FORM_URLENCODED -> List.of(new Line(1, 0, body.bytes().length));
            default -> body.linesOfText();
        };
        return read(lines, line -> {
            Fields fields = switch (mediaType) {
                case MediaType.TEXT_PLAIN -> Fields.of(Map.of("text", text(body, line)));
                case MediaType.APPLICATION_FORM_URLENCODED -> Fields.of(form(text(body, line)));
                default -> Fields.of(tree(body, line), "text");
            };
            return heard(line.number(), dialect.read(fields, defaults.reading()), defaults);
        });
    }

    private JsonNode tree(BatchBody body, Line line) throws IOException {
        return trees.readTree(body.bytes(), line.from(), line.length());
    }

    private static String text(BatchBody body, Line line) {
        return new String(body.bytes(), line.from(), line.length(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("", "must be percent-encoded UTF-8");
        }
    }

    private static Heard heard(int line, Receipt receipt, Defaults defaults) {
        String campaign = receipt.campaign() == null ? defaults.campaign() : receipt.campaign();
        String carrier = receipt.carrier();
        String plmn = carrier == null ? receipt.plmn() : null;
        if (carrier == null && plmn == null) {
            carrier = defaults.carrier();
            plmn = defaults.plmn();
        }
        Faults faults = new Faults().messageId(receipt.messageId()).carrierForms(carrier, plmn);
        if (campaign != null) {
            faults.code("/campaign", campaign);
        }
        require(faults.found());
        return new Heard(
                line,
                receipt.messageId(),
                campaign,
                carrier,
                plmn,
                receipt.submittedAt(),
                receipt.recipient(),
                receipt);
    }

    private interface LineReader {
        Heard read(Line line) throws IOException;
    }

    private Read read(List<Line> lines, LineReader reader) {
        List<Heard> heard = new ArrayList<>(lines.size());
        List<RejectedLine> rejected = new ArrayList<>(0);
        for (Line line : lines) {
            try {
                heard.add(reader.read(line));
            } catch (JacksonException e) {
                rejected.add(RejectedLine.of(line.number(), ProblemMappers.malformed(e)));
            } catch (Problem problem) {
                rejected.add(RejectedLine.of(line.number(), problem));
            } catch (IOException e) {
                throw new UncheckedIOException("bytes in memory can be read", e);
            }
        }
        metrics.refused(rejected.size());
        return new Read(heard, rejected);
    }

    private static void require(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.badRequest(faults);
        }
    }

    /** The answer to a call, in its language. */
    static BatchAnswer answer(Read read, Intake.Taken taken, HttpHeaders headers) {
        List<RejectedLine> rejected = new ArrayList<>(read.rejected());
        rejected.addAll(taken.rejected());
        rejected.sort(Comparator.comparingInt(RejectedLine::line));
        Language language = Language.preferred(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return BatchAnswer.of(taken.accepted(), taken.duplicate(), rejected, language);
    }
}

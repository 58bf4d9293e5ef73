package org.countersign.audit.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.countersign.audit.verify.Report.Result;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.core.Words;
import org.countersign.ledger.merkle.NoteKey;
import org.countersign.ledger.merkle.SignedNote;
import org.countersign.ledger.merkle.WitnessPolicy;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify export.zip [--checkpoint earlier.txt]… [--key vkey] [--policy policy.txt] [--json] [--lang fr|en]}: says what it checked and what does not
 * hold, to people or as JSON.
 */
public final class VerifyCommand {
    /** The first argument of the program that leads here. */
    public static final String NAME = "verify";

    /** Everything holds. */
    public static final int HOLDS = 0;

    /** Something does not hold; the report says what. */
    public static final int FAILS = 1;

    /** Nothing was verified: the arguments are wrong, or there is no export where they point. */
    public static final int UNREADABLE = 2;

    private static final int MOST_CHECKPOINTS = 20;
    private static final ObjectMapper JSON = JsonMappers.standard().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private Language language;
    private boolean json;

    /**
     * @param locale whose language is spoken unless an argument asks for another
     */
    public VerifyCommand(PrintStream out, Locale locale) {
        this.out = out;
        this.language = Language.preferred(locale.getLanguage());
    }

    /** Runs with the arguments after {@link #NAME}, and tells the exit code. */
    public int run(List<String> arguments) {
        long began = System.nanoTime();
        try {
            Order order = order(arguments);
            if (order == null) {
                out.println(usage().in(language));
                return HOLDS;
            }
            try (Archive archive = new Archive(order.file())) {
                Report report = new Verification(archive, order.trust()).run();
                show(report, System.nanoTime() - began);
                return report.holds() ? HOLDS : FAILS;
            }
        } catch (Unreadable e) {
            refuse(e.words());
        } catch (OutOfMemoryError | StackOverflowError e) {
            // Who made the file may have meant to.
            refuse(Words.of("The file takes more memory than there is; give Java more of it with -Xmx"));
        } catch (RuntimeException e) {
            // Whatever somebody has thought of, a trace would tell nobody anything.
            refuse(Words.of("The file cannot be understood: {0}", e.toString()));
        }
        return UNREADABLE;
    }

    private record Order(Path file, Verification.Trust trust) {}

    /** What is asked for; null for help. */
    private @Nullable Order order(List<String> arguments) throws Unreadable {
        @Nullable Path file = null;
        @Nullable NoteKey key = null;
        @Nullable WitnessPolicy policy = null;
        List<SignedNote> earlier = new ArrayList<>();
        // First how to answer, so that every other fault is told so.
        json = arguments.contains("--json");
        int lang = arguments.indexOf("--lang");
        if (lang >= 0) {
            language = language(value(arguments, lang));
        }
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--help", "-h" -> {
                    return null;
                }
                case "--json" -> {}
                case "--lang" -> i++;
                case "--key" -> key = key(value(arguments, i++));
                case "--policy" -> policy = policy(value(arguments, i++));
                case "--checkpoint" -> earlier.add(note(value(arguments, i++)));
                default -> {
                    if (file != null || argument.startsWith("-")) {
                        throw new Unreadable(Words.of("What is meant by {0}? {1}", argument, usage()));
                    }
                    file = path(argument);
                }
            }
        }
        if (file == null || earlier.size() > MOST_CHECKPOINTS) {
            throw new Unreadable(usage());
        }
        return new Order(file, new Verification.Trust(key, earlier, policy));
    }

    private static Words usage() {
        return Words.of(
                "Usage: verify export.zip [--checkpoint earlier.txt] [--key vkey] [--policy policy.txt] [--json] [--lang fr|en]");
    }

    private static String value(List<String> arguments, int option) throws Unreadable {
        if (option + 1 == arguments.size()) {
            throw new Unreadable(Words.of("{0} needs a value. {1}", arguments.get(option), usage()));
        }
        return arguments.get(option + 1);
    }

    private static Language language(String tag) throws Unreadable {
        for (Language known : Language.values()) {
            if (known.tag().equals(tag)) {
                return known;
            }
        }
        throw new Unreadable(Words.of("--lang is fr or en"));
    }

    private static NoteKey key(String vkey) throws Unreadable {
        try {
            return NoteKey.parse(vkey.strip());
        } catch (IllegalArgumentException e) {
            throw new Unreadable(Words.of("--key is the log’s key as the address /api/v1/ledger/key tells it"));
        }
    }

    private static SignedNote note(String file) throws Unreadable {
        try (InputStream in = Files.newInputStream(path(file))) {
            return SignedNote.parse(in.readNBytes(SignedNote.MAX_BYTES + 1));
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(Words.of("{0} cannot be read as a checkpoint", file));
        }
    }

    private static WitnessPolicy policy(String file) throws Unreadable {
        try (InputStream in = Files.newInputStream(path(file))) {
            byte[] text = in.readNBytes(WitnessPolicy.MAX_LENGTH + 1);
            return WitnessPolicy.parse(new String(text, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(Words.of("{0} cannot be read as a witness policy", file));
        }
    }

    private static Path path(String name) throws Unreadable {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new Unreadable(Words.of("{0} is no file", name));
        }
    }

    private void refuse(Words words) {
        if (json) {
            print(Map.of("holds", false, "error", words.in(language)));
        } else {
            out.println(words.in(language));
        }
    }

    private void show(Report report, long nanos) {
        double seconds = Math.max(nanos, 1) / (double) TimeUnit.SECONDS.toNanos(1);
        long perSecond = Math.round(report.entries() / seconds);
        if (json) {
            print(asJson(report, seconds, perSecond));
        } else {
            tell(report, seconds, perSecond);
        }
    }

    private void tell(Report report, double seconds, long perSecond) {
        if (report.origin() != null) {
            line(Words.of("The log {0}, {1} entries", report.origin(), report.size()));
        }
        for (Result result : report.results()) {
            String mark = say(
                    switch (result.state()) {
                        case HOLDS -> Words.of("holds");
                        case FAILS -> Words.of("FAILS");
                        case NOT_CHECKED -> Words.of("unchecked");
                    });
            out.printf("%-12s %-16s %s%n", mark, say(Words.of("{0}", result.check())), say(result.words()));
            result.listed().forEach(finding -> out.println("    " + finding(finding)));
            if (result.findings() > result.listed().size()) {
                out.println("    "
                        + say(Words.of(
                                "and {0} more",
                                result.findings() - result.listed().size())));
            }
        }
        if (!report.keyGiven() && report.key() != null) {
            line(Words.of(
                    "The key is the one that the log itself names. Compare it with what the operator published, or give that with"
                            + " --key."));
        }
        line(report.holds() ? Words.of("All of this holds.") : Words.of("This export does not hold."));
        out.println(say(Words.of(
                "{0} entries and {1} decisions in {2} seconds: {3} entries per second",
                report.entries(),
                report.decisions(),
                String.format(Locale.forLanguageTag(language.tag()), "%.2f", seconds),
                perSecond)));
    }

    private String finding(Finding finding) {
        String words = say(finding.words());
        String about = finding.file() == null ? "" : finding.file() + ": ";
        return finding.index() == null
                ? about + words
                : say(Words.of("entry {0}", finding.index())) + ": " + about + words;
    }

    private Map<String, @Nullable Object> asJson(Report report, double seconds, long perSecond) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("holds", report.holds());
        json.put("origin", report.origin());
        json.put("size", report.size());
        json.put("key", report.key());
        json.put("keyGiven", report.keyGiven());
        json.put("entries", report.entries());
        json.put("decisions", report.decisions());
        json.put("checks", report.results().stream().map(this::asJson).toList());
        json.put("seconds", Math.round(seconds * 1000) / 1000.0);
        json.put("entriesPerSecond", perSecond);
        return json;
    }

    private Map<String, Object> asJson(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", result.check());
        json.put("state", result.state());
        json.put("detail", say(result.words()));
        json.put("findings", result.findings());
        json.put("listed", result.listed().stream().map(this::asJson).toList());
        return json;
    }

    private Map<String, @Nullable Object> asJson(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("index", finding.index());
        json.put("file", finding.file());
        json.put("detail", say(finding.words()));
        return json;
    }

    private void line(Words words) {
        out.println(say(words));
    }

    private String say(Words words) {
        return words.in(language);
    }

    private void print(Map<String, ?> content) {
        try {
            out.println(JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written", e);
        }
    }
}

package org.countersign.gate.feed;

import jakarta.persistence.AttributeConverter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.core.JsonMappers;
import org.countersign.gate.Decision.Verdict;
import org.countersign.gate.Rule;

/** How the gate's values stand in columns: as on the wire. */
final class Columns {
    private Columns() {}

    static final class OfVerdict implements AttributeConverter<Verdict, String> {
        @Override
        public String convertToDatabaseColumn(Verdict verdict) {
            return JsonMappers.word(verdict);
        }

        @Override
        public Verdict convertToEntityAttribute(String word) {
            return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Codes separated by spaces. */
    static final class OfRules implements AttributeConverter<List<Rule>, String> {
        @Override
        public String convertToDatabaseColumn(List<Rule> rules) {
            return text(rules.stream());
        }

        static String text(Stream<Rule> rules) {
            return rules.map(Rule::code).collect(Collectors.joining(" "));
        }

        /** Whether a value of the column names this rule. */
        static boolean names(String codes, Rule rule) {
            return rules(codes).contains(rule);
        }

        @Override
        public List<Rule> convertToEntityAttribute(String codes) {
            return rules(codes);
        }

        private static List<Rule> rules(String codes) {
            return Arrays.stream(codes.split(" ", -1))
                    .filter(code -> !code.isEmpty())
                    .map(code -> Rule.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')))
                    .toList();
        }
    }
}

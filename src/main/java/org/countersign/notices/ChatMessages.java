package org.countersign.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.countersign.access.Role;
import org.countersign.core.JsonMappers;
import org.countersign.core.Language;
import org.countersign.ledger.FreeText;

/**
 * Messages as the incoming webhooks of Slack, Teams and Mattermost take them: one sentence, made of nothing but what its reader
 * may read, and a link to the page. What people have typed calls nobody and leads nowhere there.
 */
@ApplicationScoped
class ChatMessages {
    private static final int LONGEST_NAME = 120;
    /** Stands between characters that chats would make something of; nobody sees it. */
    private static final String APART = "\u2060";

    private final ObjectMapper json = JsonMappers.standard();
    private final WebhooksConfig config;

    ChatMessages(WebhooksConfig config) {
        this.config = config;
    }

    private record Message(String text) {}

    /**
     * What a chat is sent.
     *
     * @param view what the API would show the reader
     */
    String message(Event event, String subject, Object view, Reader reader) {
        JsonNode shown = json.valueToTree(view);
        String sentence = sentence(event, subject, shown, reader.language());
        String text = config.url()
                .map(base -> base.toString().replaceAll("/+$", "") + page(event, subject, shown, reader))
                .map(link -> sentence + "\n" + link)
                .orElse(sentence);
        return written(text);
    }

    /** That a change does not concern the reader any more; it has no page for them. */
    String farewell(String subject, Language language) {
        return written(texts(language).left(harmless(subject)));
    }

    private String written(String text) {
        try {
            return json.writeValueAsString(new Message(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }

    static String sentence(Event event, String subject, JsonNode view, Language language) {
        ChatTexts texts = texts(language);
        return texts.sentence(
                event,
                harmless(subject),
                name(event, view, texts),
                harmless(view.path("platform").asText()),
                harmless(view.path("carrier").asText()),
                harmless(view.path("campaign").asText()),
                word(event).isEmpty() ? "" : view.path(word(event)).asText());
    }

    private static ChatTexts texts(Language language) {
        return MessageBundles.get(ChatTexts.class, Localized.Literal.of(language.tag()));
    }

    /** What the thing is called. */
    private static String name(Event event, JsonNode view, ChatTexts texts) {
        return switch (event.topic()) {
            case CHANGE -> quoted(view.path("title").asText(), texts);
            case SIGN_OFF ->
                event == Event.SIGNED_OFF ? "" : quoted(view.path("title").asText(), texts);
            case HOLD -> scope(view.path("scope"));
            case RELEASE -> harmless(view.path("version").asText());
            default -> "";
        };
    }

    private static String quoted(String text, ChatTexts texts) {
        return texts.quoted(harmless(text.replace(FreeText.ERASED, texts.erased())));
    }

    private static String scope(JsonNode scope) {
        return Stream.of("campaign", "client", "platform", "carrier")
                .map(part -> scope.path(part).asText(""))
                .filter(part -> !part.isEmpty() && !part.equals("null"))
                .map(ChatMessages::harmless)
                .collect(Collectors.joining(" → "));
    }

    /** Where the view says what has come of it. */
    private static String word(Event event) {
        return switch (event) {
            case SIGNED_OFF, DECISION_RECORDED -> "decision";
            case RELEASE_REPORTED -> "declared";
            case RELEASE_CANARY_ENDED -> "state";
            default -> "";
        };
    }

    private static String page(Event event, String subject, JsonNode view, Reader reader) {
        return switch (event.topic()) {
            case CHANGE, SIGN_OFF -> (reader.subscriber().role() == Role.CARRIER ? "/inbox/" : "/changes/") + subject;
            case HOLD -> "/holds/" + subject;
            case OVERRIDE -> "/holds/overrides/" + subject;
            case DECISION -> "/decisions/" + view.path("decisionId").asText();
            case RELEASE -> "/registry/platforms/" + subject;
            case CANARY -> "/watch/canaries";
            case INCIDENT -> "/incidents/" + subject;
        };
    }

    /**
     * A text that says the same and does nothing: no link, no mention of anybody, no mark-up of Slack's, HTML's or Markdown's that
     * could hide where something leads.
     */
    static String harmless(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
        String shown = line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        return shown.replace("@", "@" + APART)
                .replace("](", "]" + APART + "(")
                .replace("://", ":" + APART + "//")
                .replaceAll("(?i)www\\.", "$0" + APART)
                .replace("`", "ˋ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}

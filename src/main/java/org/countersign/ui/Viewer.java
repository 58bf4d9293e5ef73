package org.countersign.ui;

import io.quarkus.qute.RawString;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.countersign.access.Role;
import org.countersign.core.Language;
import org.countersign.core.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at a page, and how times and numbers are written for them.
 *
 * @param name null for who is not signed in
 * @param carrier the code of the one carrier that they act for
 * @param client the code of the one client that they act for
 * @param now when the page is made; in a demo, the demo's time
 */
public record Viewer(
        @Nullable String name,
        Set<Role> roles,
        @Nullable String carrier,
        @Nullable String client,
        Language language,
        ZoneId zone,
        Instant now) {

    private static final String MINUTE = "d MMM uuuu, HH:mm zzz";
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double LIKELY = 0.5;
    private static final double READABLE = 10_000;
    /** Half of what one decimal shows: 9.96 is told as 10. */
    private static final double ROUNDED = 0.002;

    public boolean isSignedIn() {
        return name != null;
    }

    /** The same person as one who speaks another language would see it. */
    public Viewer speaking(Language other) {
        return new Viewer(name, roles, carrier, client, other, zone, now);
    }

    /** Whether they may read what others wrote about changes: the timeline, and who said what. */
    public boolean followsChanges() {
        return roles.contains(Role.ADMIN)
                || roles.contains(Role.CHANGE_MANAGER)
                || roles.contains(Role.AUDITOR)
                || roles.contains(Role.DUTY_OWNER)
                || roles.contains(Role.CARRIER);
    }

    /** Whether carriers' own maintenance is theirs to read, if only that of one carrier. */
    public boolean readsMaintenance() {
        return followsChanges();
    }

    /** Whether they may change the registry. */
    public boolean editsRegistry() {
        return roles.contains(Role.ADMIN) || roles.contains(Role.CHANGE_MANAGER);
    }

    /** Whether they may say which release runs. */
    public boolean reportsReleases() {
        return editsRegistry() || roles.contains(Role.PIPELINE);
    }

    /** Whether they may report a release in place of an undeclared one that blocks. */
    public boolean endsReleaseBlocks() {
        return hasAny(Role.PIPELINE, Role.ADMIN);
    }

    /** Whether they have one of these roles. */
    public boolean hasAny(Role... wanted) {
        return Arrays.stream(wanted).anyMatch(roles::contains);
    }

    /** Whether they may read what was sent to whom. */
    public boolean readsLetters() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR);
    }

    /** Whether they may read of webhooks and what those were told, if only of their own. */
    public boolean readsWebhooks() {
        return keepsWebhooks() || roles.contains(Role.AUDITOR);
    }

    /** Whether they may add and end webhooks, and send again what was not taken, if only their own. */
    public boolean keepsWebhooks() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.CARRIER, Role.CAMPAIGN_SYSTEM);
    }

    /** Whether they may read holds and overrides. */
    public boolean readsHolds() {
        return placesHolds() || roles.contains(Role.AUDITOR);
    }

    /** Whether they may read the hold that stops a launch of theirs. */
    public boolean readsHoldsOfTheirs() {
        return readsHolds() || roles.contains(Role.CAMPAIGN_SYSTEM);
    }

    /** Whether they may read canaries. */
    public boolean readsCanaries() {
        return readsHolds();
    }

    /** Whether they may start canaries. */
    public boolean startsCanaries() {
        return placesHolds();
    }

    /** Whether they may read the templates of standard changes. */
    public boolean readsTemplates() {
        return editsRegistry() || hasAny(Role.AUDITOR, Role.DUTY_OWNER);
    }

    /** Whether they may place and lift holds, and take part in overrides. */
    public boolean placesHolds() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.DUTY_OWNER);
    }

    /** Whether they may ask the pre-flight. */
    public boolean asksToLaunch() {
        return hasAny(Role.CAMPAIGN_SYSTEM, Role.CHANGE_MANAGER);
    }

    /** See {@code Caller.readsClients}. */
    public boolean readsClients() {
        return hasAny(Role.ADMIN, Role.CHANGE_MANAGER, Role.CAMPAIGN_SYSTEM, Role.AUDITOR, Role.DUTY_OWNER);
    }

    /** Whether they may erase people and give accounts. */
    public boolean administers() {
        return hasAny(Role.ADMIN);
    }

    /** Whether they may read how campaigns fare. */
    public boolean readsWatch() {
        return readsClients();
    }

    /** Whether they may read what is usual at carriers, and how the watch is set. */
    public boolean readsBaselines() {
        return readsHolds();
    }

    /** Whether they may state what is usual at a carrier. */
    public boolean statesBaselines() {
        return placesHolds();
    }

    /** Whether they may acknowledge incidents, and so answer for them. */
    public boolean answersForIncidents() {
        return hasAny(Role.ADMIN, Role.DUTY_OWNER);
    }

    /** Whether they may set the delivery watch. */
    public boolean setsWatch() {
        return hasAny(Role.ADMIN, Role.DUTY_OWNER);
    }

    /** Whether they may read the ledger. */
    public boolean readsLedger() {
        return hasAny(Role.AUDITOR, Role.ADMIN);
    }

    /** Their roles in words. */
    public List<String> roleNames() {
        PageTexts texts = texts();
        return roles.stream().sorted().map(texts::role).toList();
    }

    /** Whether it is over when the page is made, or begins just then. */
    public boolean isPast(Instant at) {
        return !at.isAfter(now);
    }

    /** The day in their zone: 11 Sept 2013. */
    public RawString date(Instant at) {
        return element(at, format("d MMM uuuu").format(at));
    }

    /** The minute, with the zone: 11 Sept 2013, 08:00 CEST. */
    public RawString time(Instant at) {
        return element(at, minute(at));
    }

    /** The minute, with the zone, as a part of a sentence. */
    public String minute(Instant at) {
        return format(MINUTE).format(at);
    }

    /** The second of a day, with the zone: 08:00:09 CEST. */
    public RawString clock(Instant at) {
        return element(at, format("HH:mm:ss zzz").format(at));
    }

    /** How far off it is, in the largest unit that fits; the minute itself shows on pointing at it. */
    public RawString relative(Instant at) {
        return new RawString("<time datetime=\"" + at + "\" title=\"" + minute(at) + "\">" + distance(at) + "</time>");
    }

    /** What a problem says, in their language and zone. */
    public Problem.Text words(Problem problem) {
        return problem.in(language, this::minute);
    }

    /** What their zone is called. */
    public String zoneName() {
        return zone.getId();
    }

    /** Grouped as the language does: 170,000 or 170 000. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** A share: 3 % or 0.25 %. */
    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(share < 0.1 ? 2 : 1);
        return format.format(share);
    }

    /** A number that may be too large to be read digit by digit: 412 or 3.2 × 10⁸. */
    public String magnitude(double number) {
        if (number < READABLE) {
            return number(Math.round(number));
        }
        int exponent = (int) Math.floor(Math.log10(number) + ROUNDED);
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        String factor = format.format(number / Math.pow(10, exponent));
        String power = power(exponent);
        return factor.equals("1") ? power : factor + "\u00a0×\u00a0" + power;
    }

    /** As {@link #magnitude(double)}. */
    public String magnitude(long number) {
        return magnitude((double) number);
    }

    /** A probability that is small: 1 in 3.2 × 10⁶; half or more as a percentage. */
    public String oneIn(double probability) {
        return probability >= LIKELY ? percent(probability) : texts().oneIn(magnitude(1 / probability));
    }

    /** A power of ten: 10⁹. */
    public String power(int exponent) {
        StringBuilder digits = new StringBuilder("10");
        String.valueOf(exponent).chars().forEach(digit -> digits.append(SUPERSCRIPTS.charAt(digit - '0')));
        return digits.toString();
    }

    /** The order of words in their language. */
    public Comparator<Object> collator() {
        return Collator.getInstance(locale());
    }

    /** How their language writes dates and numbers. */
    public Locale locale() {
        return language == Language.FR ? Locale.FRANCE : Locale.UK;
    }

    private PageTexts texts() {
        return WebPages.texts(PageTexts.class, language);
    }

    private String distance(Instant at) {
        Duration off = Duration.between(now, at);
        long minutes = off.abs().toMinutes();
        if (minutes < 1) {
            return texts().rightNow();
        }
        PageTexts texts = texts();
        String amount = minutes < 60
                ? texts.minutes(minutes)
                : minutes < 48 * 60 ? texts.hours(minutes / 60) : texts.days(minutes / (24 * 60));
        return off.isNegative() ? texts.ago(amount) : texts.ahead(amount);
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).withZone(zone);
    }

    private static RawString element(Instant at, String text) {
        return new RawString("<time datetime=\"" + at + "\">" + text + "</time>");
    }
}

package org.countersign.ui.changes;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.countersign.access.Callers;
import org.countersign.access.Role;
import org.countersign.audit.ChangeSummaries;
import org.countersign.changes.ChangeService;
import org.countersign.changes.ChangeView;
import org.countersign.changes.RevisionView;
import org.countersign.core.DemoMark;
import org.countersign.core.Language;
import org.countersign.gate.feed.DecisionView;
import org.countersign.gate.feed.Decisions;
import org.countersign.ledger.Checkpoints;
import org.countersign.ledger.merkle.Checkpoint;
import org.countersign.ui.Viewer;
import org.countersign.ui.WebPages;
import org.countersign.ui.changes.Summary.Brevity;
import org.jspecify.annotations.Nullable;

/** Prints changes, each on one page. */
@Singleton
public class PrintedSummaries implements ChangeSummaries {
    private static final int MOST_DECISIONS = 5;
    /** Comes with the PDF library, and has the accents of every language written in Latin letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String FAMILY = "Liberation Sans";
    /** What XML cannot hold. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

    private final ChangeService changes;
    private final FollowedChanges followed;
    private final Decisions decisions;
    private final Checkpoints checkpoints;
    private final Callers callers;
    private final WebPages pages;
    private final DemoMark demo;

    PrintedSummaries(
            ChangeService changes,
            FollowedChanges followed,
            Decisions decisions,
            Checkpoints checkpoints,
            Callers callers,
            WebPages pages,
            DemoMark demo) {
        this.changes = changes;
        this.followed = followed;
        this.decisions = decisions;
        this.checkpoints = checkpoints;
        this.callers = callers;
        this.pages = pages;
        this.demo = demo;
    }

    static {
        // It would tell of each page that it made.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    @CheckedTemplate(basePath = "changes")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance summary(Summary summary, Viewer viewer);
    }

    @Override
    public byte[] pdf(String reference, @Nullable Language language) {
        Viewer own = pages.viewer();
        Viewer viewer = language == null ? own : own.speaking(language);
        ChangeView change = changes.get(reference);
        List<RevisionView> revisions = followed.revisions(reference);
        Following following = followed.of(change, revisions, viewer);
        List<DecisionView> blocked = blockedBy(change, viewer);
        Checkpoint checkpoint = Checkpoint.parse(checkpoints.newest().text());
        byte @Nullable [] page = null;
        for (Brevity brevity : Brevity.values()) {
            page = onePage(new Summary(following, brevity, blocked, checkpoint, demo.isSet()), viewer);
            if (page != null) {
                return page;
            }
        }
        throw new IllegalStateException(reference + " does not fit onto a page");
    }

    private List<DecisionView> blockedBy(ChangeView change, Viewer viewer) {
        boolean reads =
                viewer.hasAny(Role.CAMPAIGN_SYSTEM, Role.CHANGE_MANAGER, Role.DUTY_OWNER, Role.AUDITOR, Role.ADMIN);
        return reads && change.declaredAt() != null
                ? decisions.blockedBy(
                        change.reference(), change.platform(), callers.current().readsOnlyClient(), MOST_DECISIONS)
                : List.of();
    }

    /** The page; null if it would be more than one and less can be shown. */
    private static byte @Nullable [] onePage(Summary summary, Viewer viewer) {
        String html = Templates.summary(summary, viewer)
                .setLocale(viewer.language().tag())
                .render();
        // The narrow no-break space of French is not in the font.
        String printable = UNPRINTABLE.matcher(html.replace('\u202f', '\u00a0')).replaceAll("\ufffd");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(PrintedSummaries::font, FAMILY);
        // Nothing on the page comes from elsewhere.
        builder.useUriResolver((base, uri) -> null);
        builder.withProducer("Countersign");
        builder.withHtmlContent(printable, null);
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            int sheets = renderer.getRootBox().getLayer().getPages().size();
            if (sheets > 1 && summary.brevity() != Brevity.SHORTEST) {
                return null;
            }
            renderer.createPDF();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT);
    }
}

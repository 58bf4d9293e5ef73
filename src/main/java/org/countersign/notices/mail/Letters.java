package org.countersign.notices.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.countersign.core.Language;
import org.countersign.ledger.FreeText;

/** Puts letters into words: the ones that are sent, and the same ones for who wants to see them before. */
public final class Letters {
    private Letters() {}

    @CheckedTemplate(basePath = "mail")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance change(ChangeLetter letter);

        static native TemplateInstance changeMail(ChangeLetter letter);

        static native TemplateInstance changeText(ChangeLetter letter);

        static native TemplateInstance incidentMail(IncidentLetter letter);

        static native TemplateInstance incidentText(IncidentLetter letter);

        static native TemplateInstance managerMail(ManagerLetter letter);

        static native TemplateInstance managerText(ManagerLetter letter);
    }

    /** What stands in the letter, as a part of a page. */
    public static String body(ChangeLetter letter) {
        return render(Templates.change(letter), letter.language());
    }

    /** The first line of all letters to one carrier about a change, but for the mark of an answer. */
    public static String subject(ChangeLetter letter) {
        String subject = texts(letter.language())
                .subject(letter.change().reference(), letter.change().title());
        // Who is written to only now has had no letter to which this one could be an answer.
        return letter.occasion() == Occasion.ASKED || letter.occasion() == Occasion.ESCALATED
                ? subject
                : "Re: " + subject;
    }

    static String subject(IncidentLetter letter) {
        String subject = texts(letter.times().language())
                .incidentSubject(letter.incident().reference(), letter.carrier(), letter.platform());
        return letter.escalated() ? "Re: " + subject : subject;
    }

    static String subject(ManagerLetter letter) {
        LetterTexts texts = texts(letter.times().language());
        String reference = letter.change().reference();
        return letter.isLate()
                ? texts.lateSubject(reference, letter.carrier())
                : texts.undeliveredSubject(reference, letter.carrier());
    }

    static String html(ManagerLetter letter) {
        return render(Templates.managerMail(letter), letter.times().language());
    }

    static String text(ManagerLetter letter) {
        return render(Templates.managerText(letter), letter.times().language());
    }

    static String html(ChangeLetter letter) {
        return render(Templates.changeMail(letter), letter.language());
    }

    static String text(ChangeLetter letter) {
        return render(Templates.changeText(letter), letter.language());
    }

    static String html(IncidentLetter letter) {
        return render(Templates.incidentMail(letter), letter.times().language());
    }

    static String text(IncidentLetter letter) {
        return render(Templates.incidentText(letter), letter.times().language());
    }

    private static LetterTexts texts(Language language) {
        return MessageBundles.get(LetterTexts.class, Localized.Literal.of(language.tag()));
    }

    private static String render(TemplateInstance template, Language language) {
        return template.setLocale(language.tag())
                .render()
                .replace(FreeText.ERASED, texts(language).erased());
    }
}

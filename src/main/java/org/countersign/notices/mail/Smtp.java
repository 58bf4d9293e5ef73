package org.countersign.notices.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countersign.notices.Answer;
import org.jspecify.annotations.Nullable;

/** Hands letters to the mail server (RFC 5321). */
@ApplicationScoped
class Smtp {
    private static final int TAKEN = 250;
    private static final int PERMANENT = 500;
    /** What is wrong between the server and us (RFC 4954) is no refusal of the letter. */
    private static final Set<Integer> NOT_SIGNED_IN = Set.of(530, 534, 535, 538);

    private static final int LONGEST = 500;

    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final Vertx vertx;

    Smtp(ReactiveMailer mailer, MailConfig config, Vertx vertx) {
        this.mailer = mailer;
        this.config = config;
        this.vertx = vertx;
    }

    /** Sends a letter; what comes of it never fails. */
    CompletableFuture<Answer> send(Mail mail) {
        long began = System.nanoTime();
        return mailer.send(mail)
                // On another thread a greeting that comes at once may find nobody who listens, and its connection is
                // lost for good.
                .runSubscriptionOn(task -> vertx.runOnContext(none -> task.run()))
                .subscribeAsCompletionStage()
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((done, failure) -> answer(failure, Duration.ofNanos(System.nanoTime() - began)));
    }

    private static Answer answer(@Nullable Throwable failure, Duration took) {
        if (failure == null) {
            return new Answer(TAKEN, "", took, null);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException said) {
                return new Answer(said.getReplyCode(), cut(said.getReplyMessage()), took, null);
            }
            if (cause instanceof TimeoutException) {
                return new Answer(null, "no answer in " + took.toSeconds() + " s", took, null);
            }
        }
        String why = failure.getMessage();
        return new Answer(null, cut(why == null ? failure.getClass().getSimpleName() : why), took, null);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Whether it is of no use to try again. */
    static boolean isRefusal(Answer answer) {
        Integer status = answer.status();
        return status != null && status >= PERMANENT && !NOT_SIGNED_IN.contains(status);
    }

    /** Whether the server said nothing about this letter, so that it would say nothing about others. */
    static boolean isServersTrouble(Answer answer) {
        Integer status = answer.status();
        return status == null || NOT_SIGNED_IN.contains(status);
    }
}

package org.countersign.access;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import org.countersign.core.Problem;

/** Lets people change their own password. */
@ApplicationScoped
public class OwnPassword {
    private final SignIn signIn;
    private final PersonService people;

    OwnPassword(SignIn signIn, PersonService people) {
        this.signIn = signIn;
        this.people = people;
    }

    /**
     * Sets another password and ends all sessions; tells the person as they are then. The present password is asked for as
     * at sign-in, guesses counted, so that a browser left alone is not enough to take an account over.
     */
    public Person change(Person owner, Password present, Password wanted) {
        wanted.requireFit("/password");
        if (wanted.isSameAs(present)) {
            throw Problem.badRequest("/password", "must differ from the present one");
        }
        try {
            signIn.withPassword(owner.login(), present);
        } catch (AuthenticationFailedException e) {
            throw Problem.badRequest("/present", "is not your present password");
        }
        return people.amend(owner.actor(), owner.id(), PersonAmendment.ofPassword(wanted), null);
    }
}

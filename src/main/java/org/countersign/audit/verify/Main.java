package org.countersign.audit.verify;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.countersign.ledger.check.SelfCheckCommand;

/**
 * Where the program begins: it verifies an export if told so, before anything of the server is started, or checks an
 * installation; else it serves.
 */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals(SelfCheckCommand.NAME)) {
            SelfCheckCommand.start(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (command.equals(VerifyCommand.NAME)) {
            // In UTF-8 whatever the machine's own encoding, so that what is kept can be read elsewhere.
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
            int exitCode = new VerifyCommand(out, Locale.getDefault())
                    .run(Arrays.asList(arguments).subList(1, arguments.length));
            out.flush();
            System.exit(exitCode);
        }
        Quarkus.run(arguments);
    }
}

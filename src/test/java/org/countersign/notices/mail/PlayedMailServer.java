package org.countersign.notices.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A mail server that says of each recipient what the test wants, and may hang up after it has taken a letter. */
final class PlayedMailServer implements AutoCloseable {
    /** Takes it. */
    static final String OK = "250 OK";
    /** Takes it and hangs up before it has said so. */
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<Taken> taken = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private volatile boolean closed;
    private volatile boolean takesOne;
    private volatile boolean silent;
    private volatile UnaryOperator<String> answers = recipient -> OK;
    private volatile UnaryOperator<String> ends = recipient -> OK;

    /** A letter as it came. */
    record Taken(String recipient, String text) {
        String header(String name) {
            // Long ones are folded (RFC 5322).
            String unfolded = text.substring(0, text.indexOf("\n\n")).replaceAll("\n[ \t]+", " ");
            return unfolded.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    PlayedMailServer(int port) {
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What it says when it is given a recipient. */
    PlayedMailServer says(UnaryOperator<String> toRecipient) {
        answers = toRecipient;
        return this;
    }

    /** What it says when it has a recipient's letter. */
    PlayedMailServer ends(UnaryOperator<String> letterOf) {
        ends = letterOf;
        return this;
    }

    /** Whether it says nothing on connections that come from now on, and leaves them open. */
    PlayedMailServer isSilent(boolean now) {
        silent = now;
        return this;
    }

    /** Has every letter come by a connection of its own. */
    PlayedMailServer takesOneByConnection() {
        takesOne = true;
        return this;
    }

    List<Taken> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** The recipients that it was given, each as often as it was. */
    List<String> asked() {
        synchronized (taken) {
            return List.copyOf(asked);
        }
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                open.add(client);
                if (closed) {
                    // Nobody else would.
                    client.close();
                    return;
                }
                threads.execute(() -> talk(client));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.UTF_8)) {
            while (silent && in.read() >= 0) {
                // Nothing is what it says.
            }
            say(out, "220 played");
            @Nullable String recipient = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (word) {
                    case "EHLO", "HELO" -> say(out, "250 played");
                    case "RCPT" -> {
                        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        String answer = answers.apply(recipient);
                        // Whoever sees it here knows that what it is answered is settled.
                        synchronized (taken) {
                            asked.add(recipient);
                        }
                        say(out, answer);
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        String text = letter(in);
                        String end = ends.apply(String.valueOf(recipient));
                        synchronized (taken) {
                            taken.add(new Taken(String.valueOf(recipient), text));
                        }
                        if (end.isEmpty()) {
                            return;
                        }
                        say(out, end);
                        if (takesOne) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, OK);
                }
            }
        } catch (IOException e) {
            // Who spoke has gone.
        } finally {
            open.remove(client);
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return text.toString();
    }

    private static void say(PrintWriter out, String line) {
        out.print(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
            awaitEnd();
        }
    }

    /** As long as anybody waits at the socket nobody else gets the port. */
    private void awaitEnd() {
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a connection does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

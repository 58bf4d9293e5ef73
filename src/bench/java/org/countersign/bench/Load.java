package org.countersign.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed-loop HTTP/1.1 load from this process to this machine: each connection sends its next request when it has the
 * answer to the last. Requests are encoded once and answers are read without parsing, so that the load takes little of the
 * processor that it shares with the server. Stops by itself.
 */
final class Load {
    private static final int MOST_CONNECTIONS = 256;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final byte[] LENGTH_HEADER = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final int port;

    /** A load on 127.0.0.1 and no other host. */
    Load(int port) {
        this.port = port;
    }

    /** A request as bytes on the wire. */
    static byte[] post(String path, Map<String, String> headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach((name, value) ->
                head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    /**
     * Runs the load for this long over so many connections.
     *
     * @param request as {@link #post} makes it
     */
    Sample run(int connections, Duration time, byte[] request) throws InterruptedException {
        if (connections < 1 || connections > MOST_CONNECTIONS || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("at most " + MOST_CONNECTIONS + " connections for " + LONGEST);
        }
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Callable<long[]>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                tasks.add(() -> converse(request, end));
            }
            List<long[]> latencies = new ArrayList<>();
            for (Future<long[]> result : threads.invokeAll(tasks)) {
                latencies.add(result.get());
            }
            return Sample.of(latencies, System.nanoTime() - start);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] converse(byte[] request, long end) throws IOException {
        long[] latencies = new long[1 << 12];
        int count = 0;
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            while (true) {
                long before = System.nanoTime();
                if (before >= end) {
                    return Arrays.copyOf(latencies, count);
                }
                out.write(request);
                readOk(in);
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, count * 2);
                }
                latencies[count++] = System.nanoTime() - before;
            }
        }
    }

    /** Reads one answer, which must be a 200 with a length. */
    private static void readOk(InputStream in) throws IOException {
        byte[] line = new byte[1024];
        int length = -1;
        boolean first = true;
        while (true) {
            int n = 0;
            int b = in.read();
            while (b != '\n') {
                if (b < 0) {
                    throw new EOFException("the server closed the connection");
                }
                if (b != '\r' && n < line.length) {
                    line[n++] = (byte) b;
                }
                b = in.read();
            }
            if (first) {
                String status = new String(line, 0, n, StandardCharsets.US_ASCII);
                if (!status.startsWith("HTTP/1.1 200")) {
                    throw new IOException("the server answered " + status);
                }
                first = false;
            } else if (n == 0) {
                break;
            } else if (startsWithIgnoringCase(line, n, LENGTH_HEADER)) {
                length = Integer.parseInt(
                        new String(line, LENGTH_HEADER.length, n - LENGTH_HEADER.length, StandardCharsets.US_ASCII)
                                .strip());
            }
        }
        if (length < 0) {
            throw new IOException("the answer tells no length");
        }
        in.skipNBytes(length);
    }

    private static boolean startsWithIgnoringCase(byte[] line, int n, byte[] prefix) {
        if (n < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (Character.toLowerCase(line[i]) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * What a load measured.
     *
     * @param perSecond answers per second over all connections
     * @param p99Micros 99 of 100 answers came within so many microseconds
     */
    record Sample(double perSecond, double p50Micros, double p99Micros, long answers) {
        private static Sample of(List<long[]> parts, long nanos) {
            long[] all = parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Sample(
                    all.length * 1e9 / nanos, at(all, 0.50) / 1e3, at(all, 0.99) / 1e3, all.length);
        }

        private static double at(long[] sorted, double quantile) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))];
        }
    }
}

package org.countersign.notices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A block of IP addresses, such as {@code 10.0.0.0/8}. */
record Network(InetAddress first, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /**
     * What is not, or not only, the public internet: IANA's registries of special-purpose addresses (RFC 6890), multicast,
     * and what is reserved. Of IPv6 everything outside {@code 2000::/3} is left out anyway: NAT64's, IPv4-mapped, unique and
     * link-local addresses among it.
     */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8",
                    "100.64.0.0/10", // shared by carriers' NAT
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, the clouds' metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocols: Teredo, ORCHID …
                    "2001:db8::/32",
                    "2002::/16", // 6to4: an IPv4 address inside
                    "3fff::/20")
            .map(Network::parse)
            .toList();

    private static final Network GLOBAL_UNICAST = parse("2000::/3");

    /**
     * Reads an address, a slash and how many of its bits count.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !LITERAL.matcher(parts[0]).matches() || !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException("A network is written as 10.20.0.0/16, not as " + text);
        }
        int bits = Integer.parseInt(parts[1]);
        try {
            InetAddress first = InetAddress.getByName(parts[0]);
            if (bits > first.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException("An address has fewer bits: " + text);
            }
            return new Network(first, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("A network is written as 10.20.0.0/16, not as " + text, e);
        }
    }

    /** Whether whoever has this address is on the public internet. */
    static boolean isPublic(InetAddress address) {
        boolean ipv4 = address.getAddress().length == 4;
        return (ipv4 || GLOBAL_UNICAST.contains(address))
                && NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

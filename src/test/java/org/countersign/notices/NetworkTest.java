package org.countersign.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are on the public internet. */
class NetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_private_or_reserved_or_holds_such_an_address_is_not_public(String address)
            throws UnknownHostException {
        assertThat(Network.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700:4700::1111",
                "2a01:4f8::1"
            })
    void what_lies_beside_is_public(String address) throws UnknownHostException {
        assertThat(Network.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_network_holds_the_addresses_whose_first_bits_are_its_own() throws UnknownHostException {
        Network network = Network.parse(" 10.20.0.0/14 ");

        assertThat(network.contains(InetAddress.getByName("10.20.0.0"))).isTrue();
        assertThat(network.contains(InetAddress.getByName("10.23.255.255"))).isTrue();
        assertThat(network.contains(InetAddress.getByName("10.24.0.0"))).isFalse();
        assertThat(network.contains(InetAddress.getByName("2001:db8::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "intranet/8", "10.0.0.0/8/8", "/8", "fe80::/129"})
    void a_network_that_is_written_otherwise_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

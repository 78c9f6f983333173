package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PartnersPortsAreHeldTest {
    @Test
    void nobodyElseGetsThemUntilTheyAreLetGo() throws IOException {
        HeldPorts ports = new HeldPorts(Map.of("500103", "http", "500229", "sftp"));
        int port = URI.create(ports.addresses().get("500103")).getPort();
        assertThatThrownBy(() -> listen(port)).isInstanceOf(BindException.class);
        ports.letGo();
        assertThatCode(() -> listen(port)).doesNotThrowAnyException();
    }

    @Test
    void eachPartnerHasItsOwn() throws IOException {
        try (HeldPorts ports = new HeldPorts(Map.of("500103", "http", "500229", "sftp"))) {
            assertThat(ports.addresses().values()).doesNotHaveDuplicates().hasSize(2);
            assertThat(ports.addresses().get("500103")).startsWith("http://localhost:");
            assertThat(ports.addresses().get("500229")).startsWith("sftp://localhost:");
        }
    }

    private static void listen(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
}
